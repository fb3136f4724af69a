package org.hillock.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;

/// The rows of the three parts of a split, each in the order of the table.
///
/// @param train about 60 % of the rows
/// @param validation about 20 %
/// @param test about 20 %
@SuppressWarnings("ArrayRecordComponent")
record Parts(int[] train, int[] validation, int[] test) {
  private static final double SHARE = 0.2;

  static Parts of(Problem problem, long seed) {
    Draws draws = Draws.of(seed).at("split");
    List<int[]> groups = groups(problem);
    List<int[]> train = new ArrayList<>();
    List<int[]> validation = new ArrayList<>();
    List<int[]> test = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int[] group = groups.get(g);
      int[] order = draws.at(g).permutation(group.length);
      int share = Math.max(1, (int) Math.round(SHARE * group.length));
      test.add(pick(group, order, 0, share));
      validation.add(pick(group, order, share, 2 * share));
      train.add(pick(group, order, 2 * share, group.length));
    }
    return new Parts(sorted(train), sorted(validation), sorted(test));
  }

  /// The rows of each class, or all rows where there are none.
  private static List<int[]> groups(Problem problem) {
    int[] all = IntStream.range(0, problem.table().rows()).toArray();
    if (!problem.task().classifies()) {
      return List.of(all);
    }
    int[] classes =
        new TargetCoding.Classes(problem.targets().getFirst(), problem.task(), problem.classes())
            .indices(problem.table(), all);
    return IntStream.range(0, problem.classes().size())
        .mapToObj(c -> IntStream.of(all).filter(row -> classes[row] == c).toArray())
        .toList();
  }

  private static int[] pick(int[] group, int[] order, int from, int to) {
    return IntStream.range(from, to).map(i -> group[order[i]]).toArray();
  }

  private static int[] sorted(List<int[]> pieces) {
    return pieces.stream().flatMapToInt(IntStream::of).sorted().toArray();
  }
}
