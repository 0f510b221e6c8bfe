/**
 * Runs a Gerrit program (Init, Daemon) from the class path. Gerrit's programs have an instance method
 * main(String[]) that returns the exit code, so `java` itself cannot start them.
 */
class GerritProgram {
  public static void main(String[] args) throws Exception {
    Object program = Class.forName(args[0]).getDeclaredConstructor().newInstance();
    String[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
    Object code =
        program.getClass().getMethod("main", String[].class).invoke(program, (Object) rest);
    // The daemon returns at once and goes on in its own threads.
    if (args[0].endsWith(".Init")) System.exit((Integer) code);
  }
}
