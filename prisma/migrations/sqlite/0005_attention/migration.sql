-- AlterTable
ALTER TABLE "Change" ADD COLUMN "attention" TEXT;
