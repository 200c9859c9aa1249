DROP INDEX `buttons_expires`;--> statement-breakpoint
DROP INDEX `outbox_unreported`;--> statement-breakpoint
DROP INDEX `outbox_follows`;--> statement-breakpoint
CREATE INDEX `outbox_unreported` ON `outbox` (`unreported`) WHERE unreported = 1;--> statement-breakpoint
CREATE INDEX `outbox_follows` ON `outbox` (`follows`,`state`) WHERE follows is not null;