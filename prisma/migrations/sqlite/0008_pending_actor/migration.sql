-- AlterTable
ALTER TABLE "Pending" ADD COLUMN "actor" TEXT;
