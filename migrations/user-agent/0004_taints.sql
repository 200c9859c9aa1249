CREATE TABLE `taints` (
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`kind`, `item_id`, `words`)
);
--> statement-breakpoint
CREATE INDEX `taints_words` ON `taints` (`words`);