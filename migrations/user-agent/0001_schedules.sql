ALTER TABLE `reminders` ADD `overrides` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `reminders` ADD `resume_at` integer;--> statement-breakpoint
ALTER TABLE `reminders` ADD `urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `late` text DEFAULT '{"policy":"fire"}' NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `nag` text;--> statement-breakpoint
ALTER TABLE `reminders` ADD `nagged` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `zone_mode` text DEFAULT 'local' NOT NULL;--> statement-breakpoint
ALTER TABLE `reminders` ADD `channel` text;