-- AlterTable
ALTER TABLE "Blueprint" ADD COLUMN "awayUntil" DATETIME;
ALTER TABLE "Blueprint" ADD COLUMN "bumpedAt" DATETIME;
ALTER TABLE "Blueprint" ADD COLUMN "silentSince" DATETIME;

-- AlterTable
ALTER TABLE "Intent" ADD COLUMN "silentSince" DATETIME;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN "pauses" TEXT;

-- AlterTable
ALTER TABLE "Tenure" ADD COLUMN "warnedAt" DATETIME;
ALTER TABLE "Tenure" ADD COLUMN "warnedOf" DATETIME;

-- CreateTable
CREATE TABLE "Conversation" (
    "server" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "metaRevId" TEXT NOT NULL,
    "said" TEXT NOT NULL,

    PRIMARY KEY ("server", "number")
);
