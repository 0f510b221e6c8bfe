-- CreateTable
CREATE TABLE "Pending" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "project" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "reason" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "due" DATETIME NOT NULL,
    "holds" INTEGER NOT NULL,
    "lifts" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Pending_project_due_idx" ON "Pending"("project", "due");
