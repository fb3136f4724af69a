package org.hillock.cli;

import java.io.UncheckedIOException;
import org.hillock.activation.InvalidInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `hillock`. Exit codes: 0 done, 1 a fault of ours or of the disk, 2 the input cannot
/// be used, 3 a limit of --budget is exceeded, 4 a training stopped at a number that was NaN or
/// infinite, 130 stopped by Ctrl-C or SIGTERM.
@Command(
    name = "hillock",
    description = "Neural networks in which the activation function is an exact, measured choice.",
    mixinStandardHelpOptions = true,
    version = "hillock " + Hillock.VERSION,
    subcommands = {
      CompareCommand.class,
      RankCommand.class,
      AdviseCommand.class,
      FunctionsCommand.class,
      EvalCommand.class,
      PlotCommand.class,
      CheatSheetCommand.class,
      PreflightCommand.class,
      DiagnoseCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      InspectCommand.class,
      PredictCommand.class,
      ReproduceCommand.class,
      DemoCommand.class
    })
public final class Hillock {
  static final String VERSION = "0.1.0";

  private Hillock() {}

  /// Runs the command line and exits.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs the command line and gives the exit code.
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Hillock());
    // eval takes -1.5 as a number; elsewhere what looks like an option has to be one.
    line.getSubcommands()
        .forEach((name, sub) -> sub.setUnmatchedOptionsArePositionalParams(name.equals("eval")));
    line.setExecutionExceptionHandler(Hillock::failed);
    line.setParameterExceptionHandler(Hillock::misused);
    if (arguments.length == 0) {
      line.usage(System.out);
      return CommandLine.ExitCode.OK;
    }
    return line.execute(arguments);
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof InvalidInputException) {
      System.err.println(name + ": " + failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (failure instanceof UncheckedIOException) {
      System.err.println(name + ": " + failure.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    System.err.println(name + ": this is a fault in hillock; please report it with this trace:");
    failure.printStackTrace();
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static int misused(CommandLine.ParameterException misuse, String[] ignored) {
    CommandLine command = misuse.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    System.err.println(name + ": " + misuse.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(misuse, command.getErr());
    System.err.println("See " + name + " --help.");
    return CommandLine.ExitCode.USAGE;
  }
}
