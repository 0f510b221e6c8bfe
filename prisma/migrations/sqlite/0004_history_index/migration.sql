-- DropIndex
DROP INDEX "History_project_seq_idx";

-- CreateIndex
CREATE INDEX "History_project_seq_kind_at_who_idx" ON "History"("project", "seq", "kind", "at", "who");
