-- Content is compared with the kept file when a UID comes again; no sum is made of what comes once.
alter table instance drop column sha256;
