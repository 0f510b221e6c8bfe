/** Next calls this once when its server starts, before it answers anything; never during a build. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next writes the value in here when it builds.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startService } = await import("#workers/main.ts");
    const { reportFailedStart } = await import("#lib/running.ts");
    try {
      await startService();
    } catch (error) {
      reportFailedStart(error);
      throw error;
    }
  }
}
