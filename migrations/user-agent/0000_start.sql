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
--> statement-breakpoint
CREATE TABLE `facts` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `item_words` (
	`kind` text NOT NULL,
	`live` integer NOT NULL,
	`word` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`kind`, `item_id`, `word`)
);
--> statement-breakpoint
CREATE INDEX `item_words_word` ON `item_words` (`kind`,`live`,`word`,`item_id`);--> statement-breakpoint
CREATE TABLE `numbers` (
	`pool` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text,
	`item_id` text,
	`title_key` text,
	`freed_at` integer,
	PRIMARY KEY(`pool`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `numbers_item` ON `numbers` (`kind`,`item_id`);--> statement-breakpoint
CREATE INDEX `numbers_free` ON `numbers` (`pool`,`freed_at`,`number`);--> statement-breakpoint
CREATE INDEX `numbers_title` ON `numbers` (`kind`,`title_key`,`freed_at`,`number`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`start` text NOT NULL,
	`zone` text NOT NULL,
	`series` text,
	`repeating` integer NOT NULL,
	`after_days` integer,
	`next_at` integer,
	`fired_at` integer,
	`done_at` integer,
	`created_at` integer NOT NULL,
	`address` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminders_next` ON `reminders` (`status`,`next_at`,`id`);--> statement-breakpoint
CREATE INDEX `reminders_kind_next` ON `reminders` (`status`,`repeating`,`next_at`,`id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`priority` text NOT NULL,
	`due_date` text,
	`due_local` text,
	`due_zone` text,
	`due_at` integer,
	`undated_rank` integer,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_due_date` ON `tasks` (`status`,`due_date`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_due_at` ON `tasks` (`status`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_undated` ON `tasks` (`status`,`undated_rank`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_done` ON `tasks` (`status`,`done_at`,`id`);