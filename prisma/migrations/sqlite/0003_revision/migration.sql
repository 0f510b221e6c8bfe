-- CreateTable
CREATE TABLE "Revision" (
    "token" TEXT NOT NULL PRIMARY KEY
);

-- Written by hand from here on.
INSERT INTO "Revision" ("token") VALUES ('start');
