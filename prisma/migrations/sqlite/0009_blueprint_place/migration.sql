-- By hand: the place of each is its rank.
-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Blueprint" (
    "project" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" REAL NOT NULL,
    "approvedAt" DATETIME,
    "spec" TEXT,
    "owner" TEXT,
    "addedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "declaredAt" DATETIME,
    "releasedAt" DATETIME,
    "bumpedAt" DATETIME,
    "silentSince" DATETIME,
    "awayUntil" DATETIME,

    PRIMARY KEY ("project", "key")
);
INSERT INTO "new_Blueprint" ("addedAt", "approvedAt", "awayUntil", "bumpedAt", "declaredAt", "key", "kind", "name", "owner", "place", "project", "releasedAt", "silentSince", "spec", "state", "title") SELECT "addedAt", "approvedAt", "awayUntil", "bumpedAt", "declaredAt", "key", "kind", "name", "owner", "rank", "project", "releasedAt", "silentSince", "spec", "state", "title" FROM "Blueprint";
DROP TABLE "Blueprint";
ALTER TABLE "new_Blueprint" RENAME TO "Blueprint";
CREATE UNIQUE INDEX "Blueprint_project_place_key" ON "Blueprint"("project", "place");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
