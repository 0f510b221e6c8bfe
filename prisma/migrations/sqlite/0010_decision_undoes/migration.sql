-- AlterTable
ALTER TABLE "History" ADD COLUMN "undoes" INTEGER;
