package org.hillock.protocol;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.numeric.Draws;

/// A table whose rows come again in all blocks: score = Σ over its parts of a standard normal
/// effect of the candidate times the part's size.
///
/// @param rows of the table
/// @param ofTest standard deviation in a block of the mean effect of the rows that are tested
/// @param ofTrain the same of those that are learned from: another table would have others
/// @param own standard deviation of what a candidate's score has of its own in each block
record SharedRows(int rows, double ofTest, double ofTrain, double own) {
  private static final int FOLDS = 4;
  private static final int GROUPS = 20;

  /// Folds as in a study: a quarter is tested, 11 of 20 rows are learned from. Candidates are
  /// equal, but for what their rows happen to be.
  Outcomes folds(Draws draws, int start) {
    return Outcomes.each((candidate, block, stage) -> {
      int round = start + (block - start) / FOLDS;
      int fold = Math.floorMod(block - start, FOLDS);
      int[] order =
          draws.at("order").at(stage == Stage.CONFIRMATION ? round : -block - 1).permutation(rows);
      int tested = rows / FOLDS;
      int[] turned = IntStream.range(0, rows).map(i -> order[(fold * tested + i) % rows]).toArray();
      int trained = rows * 11 / 20;
      Draws test = draws.at("test").at(candidate);
      Draws train = draws.at("train").at(candidate);
      double ofTested = IntStream.range(0, tested).mapToDouble(i -> test.normal(turned[i])).sum();
      double ofTrained =
          IntStream.range(rows - trained, rows).mapToDouble(i -> train.normal(turned[i])).sum();
      return ofTest * ofTested / Math.sqrt(tested)
          + ofTrain * ofTrained / Math.sqrt(trained)
          + own * draws.at("own").at(candidate).normal(block);
    });
  }

  /// Rows set aside, with gains of block b by row r = row + block + both.
  Outcomes setAside(Draws draws) {
    return new Outcomes() {
      @Override
      public double[][] scores(Stage stage, List<Integer> candidates, int first, int blocks) {
        return candidates.stream()
            .map(c ->
                IntStream.range(first, first + blocks).mapToDouble(b -> mean(c, b, -1)).toArray())
            .toArray(double[][]::new);
      }

      @Override
      public double[][] leavingOut(int candidate, int first, int blocks) {
        return IntStream.range(first, first + blocks)
            .mapToObj(
                b -> IntStream.range(0, GROUPS).mapToDouble(g -> mean(candidate, b, g)).toArray())
            .toArray(double[][]::new);
      }

      private double mean(int candidate, int block, int without) {
        double rowwise =
            IntStream.range(0, rows)
                .filter(r -> r % GROUPS != without)
                .mapToDouble(r ->
                    draws.at("test").at(candidate).normal(r)
                        + draws.at("both").at(candidate).at(block).normal(r))
                .average()
                .orElseThrow();
        return ofTest * Math.sqrt(rows) * rowwise
            + own * draws.at("own").at(candidate).normal(block);
      }
    };
  }
}
