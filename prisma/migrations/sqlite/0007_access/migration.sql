-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "handle" TEXT NOT NULL,
    "server" TEXT NOT NULL,
    "account" INTEGER,
    "username" TEXT NOT NULL,
    "fullName" TEXT,
    "persona" TEXT,
    "groups" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "server" TEXT NOT NULL,
    "account" INTEGER,
    "username" TEXT NOT NULL,
    "fullName" TEXT,
    "persona" TEXT,
    "groups" TEXT NOT NULL,
    "provedAt" DATETIME NOT NULL,
    "scopes" TEXT NOT NULL,
    "project" TEXT,
    "createdAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Session_handle_key" ON "Session"("handle");

-- CreateIndex
CREATE INDEX "Session_server_username_idx" ON "Session"("server", "username");

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_handle_key" ON "AccessToken"("handle");

-- CreateIndex
CREATE INDEX "AccessToken_server_username_idx" ON "AccessToken"("server", "username");
