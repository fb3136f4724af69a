package org.hillock.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;

/// The rows of the three parts of a split, each in the order of the table.
///
/// @param train about 60 % of the rows, or 5/6 if test rows are kept apart
/// @param validation about 20 %, or 1/6
/// @param test about 20 %, or none
@SuppressWarnings("ArrayRecordComponent")
record Parts(int[] train, int[] validation, int[] test) {
  private static final double SHARE = 0.2;
  private static final double SHARE_IF_TEST_IS_APART = 1 / 6.0;

  static Parts of(Problem problem, long seed) {
    return of(problem, seed, seed, 1);
  }

  /// @param ofTest which rows are for the test
  /// @param seed which of the others are for validation
  /// @param kept the share of the rows for training and validation that is used
  static Parts of(Problem problem, long ofTest, long seed, double kept) {
    Draws draws = Draws.of(ofTest).at("split");
    Draws others = Draws.of(seed).at("validation");
    double part = problem.test().isPresent() ? SHARE_IF_TEST_IS_APART : SHARE;
    List<int[]> groups = groups(problem);
    List<int[]> train = new ArrayList<>();
    List<int[]> validation = new ArrayList<>();
    List<int[]> test = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      int[] order = draws.at(g).permutation(group.length);
      int share = Math.max(1, (int) Math.round(part * group.length));
      int tested = problem.test().isPresent() ? 0 : share;
      if (seed != ofTest) {
        shuffle(order, tested, others.at(g));
      }
      test.add(pick(group, order, 0, tested));
      int from = tested + share;
      validation.add(pick(group, order, tested, tested + some(share, kept)));
      train.add(pick(group, order, from, from + some(group.length - from, kept)));
    }
    return new Parts(sorted(train), sorted(validation), sorted(test));
  }

  /// One of several parts of equal size is for the test; of the other rows, so many are for
  /// validation that they are a fifth of all.
  ///
  /// @param seed the same for all folds of a round
  static Parts fold(Problem problem, long seed, int fold, int folds) {
    Draws draws = Draws.of(seed).at("folds");
    List<int[]> groups = groups(problem);
    List<int[]> train = new ArrayList<>();
    List<int[]> validation = new ArrayList<>();
    List<int[]> test = new ArrayList<>();
    int placed = 0;
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      int[] order = draws.at(g).permutation(group.length);
      int[] place = new int[group.length];
      for (int i = 0; i < group.length; i++) {
        // Counted on from group to group, so that folds differ by one row at the most.
        place[i] = (placed + i) % folds;
      }
      placed += group.length;
      int[] rest =
          IntStream.range(0, group.length)
              .filter(i -> place[i] != fold)
              .map(i -> order[i])
              .toArray();
      int share = Math.min(rest.length - 1, Math.max(1, (int) Math.round(SHARE * group.length)));
      test.add(
          IntStream.range(0, group.length)
              .filter(i -> place[i] == fold)
              .map(i -> group[order[i]])
              .toArray());
      int first = fold * share % rest.length;
      int[] turned =
          IntStream.range(0, rest.length).map(i -> rest[(first + i) % rest.length]).toArray();
      validation.add(pick(group, turned, 0, share));
      train.add(pick(group, turned, share, turned.length));
    }
    return new Parts(sorted(train), sorted(validation), sorted(test));
  }

  /// Changes the order from a place on.
  private static void shuffle(int[] order, int from, Draws draws) {
    int[] rest = Arrays.copyOfRange(order, from, order.length);
    int[] places = draws.permutation(rest.length);
    for (int i = 0; i < rest.length; i++) {
      order[from + i] = rest[places[i]];
    }
  }

  /// The rows of each class, or all rows where there are none.
  private static List<int[]> groups(Problem problem) {
    int[] all = IntStream.range(0, problem.examples().rows()).toArray();
    if (!problem.task().classifies()) {
      return List.of(all);
    }
    int[] classes =
        new TargetCoding.Classes(problem.targets().getFirst(), problem.task(), problem.classes())
            .indices(problem.examples(), all);
    return IntStream.range(0, problem.classes().size())
        .mapToObj(c -> IntStream.of(all).filter(row -> classes[row] == c).toArray())
        .toList();
  }

  /// A share of the rows, at least one.
  private static int some(int rows, double kept) {
    return Math.min(rows, Math.max(1, (int) Math.round(kept * rows)));
  }

  private static int[] pick(int[] group, int[] order, int from, int to) {
    return IntStream.range(from, to).map(i -> group[order[i]]).toArray();
  }

  private static int[] sorted(List<int[]> pieces) {
    return pieces.stream().flatMapToInt(IntStream::of).sorted().toArray();
  }
}
