package org.hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.hillock.protocol.Elimination;
import org.hillock.protocol.Stage;
import org.hillock.study.Commentary;
import org.hillock.study.Lengths;
import org.hillock.study.Plan;
import org.hillock.study.Trial;
import org.hillock.training.Watcher;
import org.jspecify.annotations.Nullable;

/// How far a comparison is: on one line of the terminal, that is drawn again and again, and a line
/// for each stage that is done. It also stops trainings if that is asked for.
final class StudyLine implements Commentary {
  private static final int WIDTH = 12;
  private static final long BETWEEN = 200_000_000;

  private final TerminalLine line = new TerminalLine();
  private final StopRequest stop;
  private final LongSupplier clock;
  private final TimeLeft timeLeft;
  private final List<Leaderboard> boards = new ArrayList<>();
  private @Nullable Lengths lengths;
  private Stage stage = Stage.NINTH;
  private int candidates;
  private int out;
  private int done;
  private int trainings;
  private long drawn;

  /// @param clock in nanoseconds
  StudyLine(Plan plan, StopRequest stop, LongSupplier clock) {
    this.stop = stop;
    this.clock = clock;
    timeLeft = new TimeLeft(plan, clock.getAsLong());
    candidates = plan.candidates().size();
  }

  @Override
  public synchronized void planned(Plan plan) {
    timeLeft.follow(plan);
    candidates = plan.candidates().size();
  }

  @Override
  public synchronized void piloted(Lengths known) {
    lengths = known;
  }

  @Override
  public synchronized void begins(Stage now, int announced) {
    stage = now;
    done = 0;
    trainings = announced;
    draw();
  }

  @Override
  public synchronized void finished(Trial trial, int number, int announced) {
    timeLeft.finished(trial);
    done = number;
    draw();
  }

  @Override
  public synchronized void scored(Plan plan, Stage now, List<String> names, double[][] scores) {
    stage = now;
    Leaderboard board = Leaderboard.of(plan, now, names, scores);
    boards.add(board);
    if (now == Stage.SELECTION) {
      say(board, "");
    }
  }

  @Override
  public synchronized void screened(
      Plan plan, Stage now, List<Elimination> eliminations, List<String> left) {
    candidates = left.size() + 1;
    out += eliminations.size();
    say(
        boards.getLast(),
        ", %d go on%s".formatted(candidates, Leaderboard.out(plan, eliminations)));
  }

  @Override
  public synchronized void refines(int places, int most) {
    line.clear();
    System.err.println(
        "layer by layer: mixes over %d layers, at most %d trainings".formatted(places, most));
  }

  private void say(Leaderboard board, String more) {
    line.clear();
    System.err.println(StageWords.of(board.stage()) + ": " + board.leader() + more);
  }

  /// Watches all trainings.
  @Override
  public Watcher watcher() {
    return state -> {
      if (stop.isMade()) {
        throw new CancellationException("stopped");
      }
      if (line.isShown()) {
        tick();
      }
    };
  }

  private synchronized void tick() {
    if (clock.getAsLong() - drawn >= BETWEEN) {
      draw();
    }
  }

  private void draw() {
    drawn = clock.getAsLong();
    line.draw(text(drawn));
  }

  private String text(long now) {
    if (lengths == null) {
      return "pilot: how many epochs the baseline needs";
    }
    int filled = trainings == 0 ? WIDTH : WIDTH * done / trainings;
    StringBuilder text = new StringBuilder();
    text.append(StageWords.of(stage)).append(' ');
    text.append("█".repeat(filled)).append("░".repeat(WIDTH - filled));
    text.append(" %d/%d".formatted(done, trainings));
    if (!boards.isEmpty()) {
      text.append(", ").append(boards.getLast().leader());
    }
    if (out > 0) {
      text.append(", %d out".formatted(out));
    }
    double seconds = timeLeft.seconds(now, lengths, stage, trainings - done, candidates);
    if (!Double.isNaN(seconds)) {
      text.append(", ").append(TimeLeft.text(seconds));
    }
    return text.toString();
  }

  /// Where it is, in words.
  synchronized String state() {
    return lengths == null
        ? "in the pilot"
        : "in %s, %d of %d trainings done".formatted(StageWords.of(stage), done, trainings);
  }

  /// What is known so far, in words; empty if nothing is.
  synchronized String known() {
    return boards.isEmpty() ? "" : boards.getLast().table(boards.subList(0, boards.size() - 1));
  }

  /// Says something above the line.
  synchronized void note(String text) {
    line.clear();
    System.err.println("hillock compare: " + text);
  }

  /// Takes the line off the terminal.
  void clear() {
    line.clear();
  }
}
