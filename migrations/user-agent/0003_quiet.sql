CREATE TABLE `card_items` (
	`item_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`item_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `card_items_key` ON `card_items` (`key`);--> statement-breakpoint
CREATE TABLE `cards` (
	`key` text PRIMARY KEY NOT NULL,
	`face` text NOT NULL,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cards_at` ON `cards` (`at`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `follows` text;--> statement-breakpoint
CREATE INDEX `outbox_follows` ON `outbox` (`follows`,`state`);--> statement-breakpoint
ALTER TABLE `reminders` ADD `nag_at` integer;--> statement-breakpoint
ALTER TABLE `reminders` ADD `answers` text DEFAULT '[]' NOT NULL;