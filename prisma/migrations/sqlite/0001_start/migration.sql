-- CreateTable
CREATE TABLE "Server" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "botAccountId" INTEGER,
    "cursor" DATETIME,
    "lastReadAt" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failureText" TEXT,
    "failedSince" DATETIME
);

-- CreateTable
CREATE TABLE "Account" (
    "server" TEXT NOT NULL,
    "id" INTEGER NOT NULL,
    "username" TEXT,
    "name" TEXT,
    "isService" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("server", "id")
);

-- CreateTable
CREATE TABLE "Project" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "server" TEXT NOT NULL,
    "startedAt" DATETIME,
    "pausedAt" DATETIME,
    "firstReadAt" DATETIME,
    "lastFullReadAt" DATETIME,
    "readRepositories" TEXT NOT NULL DEFAULT '[]',
    "lastWriteAt" DATETIME,
    "debtReadyAt" DATETIME,
    "onlyApproved" BOOLEAN NOT NULL DEFAULT false,
    "slotCount" INTEGER NOT NULL,
    "orderVersion" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Policy" (
    "project" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "values" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "who" TEXT NOT NULL,
    "why" TEXT NOT NULL,

    PRIMARY KEY ("project", "version")
);

-- CreateTable
CREATE TABLE "Change" (
    "server" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "repository" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "changeId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "topic" TEXT,
    "ownerId" INTEGER NOT NULL,
    "isPrivate" BOOLEAN NOT NULL,
    "isWip" BOOLEAN NOT NULL,
    "patchSet" INTEGER NOT NULL,
    "isMergeable" BOOLEAN,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "metaRevId" TEXT NOT NULL,
    "votes" TEXT NOT NULL,
    "labels" TEXT NOT NULL,
    "earlier" TEXT NOT NULL DEFAULT '[]',
    "missed" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("server", "number")
);

-- CreateTable
CREATE TABLE "Exemption" (
    "server" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    "label" TEXT,
    "account" INTEGER,
    "patchSet" INTEGER,
    "endedAt" DATETIME,

    PRIMARY KEY ("server", "change", "kind")
);

-- CreateTable
CREATE TABLE "Blueprint" (
    "project" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "approvedAt" DATETIME,
    "spec" TEXT,
    "owner" TEXT,
    "addedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "declaredAt" DATETIME,
    "releasedAt" DATETIME,

    PRIMARY KEY ("project", "key")
);

-- CreateTable
CREATE TABLE "Tenure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project" TEXT NOT NULL,
    "blueprint" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "since" DATETIME NOT NULL,
    "won" TEXT NOT NULL,
    "clockFrom" DATETIME,
    "emptySince" DATETIME,
    "until" DATETIME,
    "lost" TEXT
);

-- CreateTable
CREATE TABLE "Hold" (
    "server" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "project" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "patchSet" INTEGER NOT NULL,
    "restoredOn" INTEGER,
    "since" DATETIME NOT NULL,
    "verdict" TEXT NOT NULL,

    PRIMARY KEY ("server", "change")
);

-- CreateTable
CREATE TABLE "Intent" (
    "server" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "project" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT,
    "label" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "patchSet" INTEGER NOT NULL,
    "metaRevId" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "blueprint" TEXT,
    "text" TEXT,
    "state" TEXT,
    "isFull" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    PRIMARY KEY ("server", "change")
);

-- CreateTable
CREATE TABLE "Told" (
    "server" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "isFull" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("server", "change", "state")
);

-- CreateTable
CREATE TABLE "SentHold" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" TEXT NOT NULL,
    "project" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "pairs" TEXT NOT NULL,

    PRIMARY KEY ("project", "id")
);

-- CreateTable
CREATE TABLE "Pair" (
    "project" TEXT NOT NULL,
    "change" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "isAllowed" BOOLEAN NOT NULL,
    "who" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("project", "change", "verdict")
);

-- CreateTable
CREATE TABLE "Problem" (
    "project" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "since" DATETIME NOT NULL,

    PRIMARY KEY ("project", "key")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "token" INTEGER NOT NULL,
    "since" DATETIME NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "History" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "who" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "change" INTEGER,
    "blueprint" TEXT,
    "reason" TEXT,
    "text" TEXT NOT NULL,
    "facts" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Change_server_status_idx" ON "Change"("server", "status");

-- CreateIndex
CREATE INDEX "Change_server_changeId_idx" ON "Change"("server", "changeId");

-- CreateIndex
CREATE UNIQUE INDEX "Blueprint_project_rank_key" ON "Blueprint"("project", "rank");

-- CreateIndex
CREATE INDEX "Tenure_project_blueprint_idx" ON "Tenure"("project", "blueprint");

-- CreateIndex
CREATE UNIQUE INDEX "Tenure_project_number_key" ON "Tenure"("project", "number") WHERE "until" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "Tenure_project_blueprint_key" ON "Tenure"("project", "blueprint") WHERE "until" IS NULL;

-- CreateIndex
CREATE INDEX "SentHold_project_at_idx" ON "SentHold"("project", "at");

-- CreateIndex
CREATE INDEX "History_project_seq_idx" ON "History"("project", "seq");

-- CreateIndex
CREATE INDEX "History_project_change_idx" ON "History"("project", "change");

-- CreateIndex
CREATE INDEX "History_project_blueprint_idx" ON "History"("project", "blueprint");

-- Written by hand from here on.

-- What was decided stays as it was written; INSERT OR REPLACE is a delete in disguise.
CREATE TRIGGER "History_refuses_update" BEFORE UPDATE ON "History"
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "History_refuses_delete" BEFORE DELETE ON "History"
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "History_refuses_replace" BEFORE INSERT ON "History"
WHEN EXISTS (SELECT 1 FROM "History" WHERE "seq" = NEW."seq")
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TRIGGER "Policy_refuses_update" BEFORE UPDATE ON "Policy"
BEGIN
    SELECT RAISE(ABORT, 'policy versions are append-only');
END;

CREATE TRIGGER "Policy_refuses_delete" BEFORE DELETE ON "Policy"
BEGIN
    SELECT RAISE(ABORT, 'policy versions are append-only');
END;

CREATE TRIGGER "Policy_refuses_replace" BEFORE INSERT ON "Policy"
WHEN EXISTS (SELECT 1 FROM "Policy" WHERE "project" = NEW."project" AND "version" = NEW."version")
BEGIN
    SELECT RAISE(ABORT, 'policy versions are append-only');
END;

-- Never more stays than slots, and a stay begins on a number that exists. A lowered count evicts nobody.
CREATE TRIGGER "Tenure_needs_a_free_slot" BEFORE INSERT ON "Tenure"
WHEN NEW."until" IS NULL
BEGIN
    SELECT RAISE(ABORT, 'no free slot')
    WHERE (SELECT COUNT(*) FROM "Tenure" WHERE "project" = NEW."project" AND "until" IS NULL)
        >= COALESCE((SELECT "slotCount" FROM "Project" WHERE "key" = NEW."project"), 0);
    SELECT RAISE(ABORT, 'no slot with this number')
    WHERE NEW."number" NOT BETWEEN 1 AND (SELECT "slotCount" FROM "Project" WHERE "key" = NEW."project");
END;

CREATE TRIGGER "Tenure_that_ended_stays_ended" BEFORE UPDATE ON "Tenure"
WHEN OLD."until" IS NOT NULL AND NEW."until" IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a tenure that ended stays ended');
END;
