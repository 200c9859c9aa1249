CREATE TABLE `calendar_events` (
	`id` text PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`title` text NOT NULL,
	`place` text,
	`start` text NOT NULL,
	`zone` text,
	`length` integer NOT NULL,
	`series` text,
	`changed` text NOT NULL,
	`created_at` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_events_uid_unique` ON `calendar_events` (`uid`);--> statement-breakpoint
CREATE INDEX `calendar_events_extent` ON `calendar_events` (`last_at`,`first_at`);--> statement-breakpoint
CREATE TABLE `calendar_files` (
	`id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL
);
