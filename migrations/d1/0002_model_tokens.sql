CREATE TABLE `model_tokens` (
	`day` text PRIMARY KEY NOT NULL,
	`used` integer NOT NULL
);
