CREATE TABLE `addresses` (
	`channel` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `buttons` (
	`token` text PRIMARY KEY NOT NULL,
	`card` text NOT NULL,
	`action` text NOT NULL,
	`uses` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `buttons_card` ON `buttons` (`card`);--> statement-breakpoint
CREATE INDEX `buttons_expires` ON `buttons` (`expires_at`);--> statement-breakpoint
CREATE TABLE `due` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`occurrence` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `due_once` ON `due` (`kind`,`item_id`,`occurrence`);--> statement-breakpoint
CREATE INDEX `due_next` ON `due` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_group` text NOT NULL,
	`at` integer NOT NULL,
	`cause` text NOT NULL,
	`correlation_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text,
	`undone` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_group` ON `events` (`change_group`);--> statement-breakpoint
CREATE INDEX `events_undo` ON `events` (`cause`,`undone`,`seq`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`correlation_id` text NOT NULL,
	`envelope` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`result` text,
	`fingerprint` text
);
--> statement-breakpoint
CREATE INDEX `inbox_state` ON `inbox` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `inbox_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`inbox_id` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_keys_at` ON `inbox_keys` (`at`);--> statement-breakpoint
CREATE TABLE `journal` (
	`inbox_id` integer NOT NULL,
	`step` text NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`inbox_id`, `step`)
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`rev` integer NOT NULL,
	`channel` text NOT NULL,
	`role` text NOT NULL,
	`at` integer NOT NULL,
	`text` text,
	`reply` text,
	`client_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_rev_unique` ON `messages` (`rev`);--> statement-breakpoint
CREATE INDEX `messages_channel_rev` ON `messages` (`channel`,`rev`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`idempotency_key` text NOT NULL,
	`channel` text NOT NULL,
	`address_key` text NOT NULL,
	`address` text NOT NULL,
	`reply` text NOT NULL,
	`edits` text,
	`notify` integer NOT NULL,
	`state` text NOT NULL,
	`part` integer DEFAULT 0 NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`ambiguous` integer DEFAULT false NOT NULL,
	`possibly_repeated` integer DEFAULT false NOT NULL,
	`reason` text,
	`message_ids` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`correlation_id` text NOT NULL,
	`had_problem` integer DEFAULT false NOT NULL,
	`unreported` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_idempotency_key_unique` ON `outbox` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_address` ON `outbox` (`address_key`,`state`);--> statement-breakpoint
CREATE INDEX `outbox_unreported` ON `outbox` (`unreported`);--> statement-breakpoint
CREATE TABLE `state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
