package org.hillock.protocol;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
class RowsTest {
  @Test
  void explore() {
    for (double[] w : new double[][] {{1,0,0},{1,0,1},{1,1,1},{0,0,1},{0,1,1},{0,1,0.3},{1,1,0.3},{1,0.5,0.5}}) {
      SharedRows world = new SharedRows(200, w[0], w[1], w[2]);
      int cover = 0, bca = 0, better=0, ties=0, runs = 200;
      for (int run = 0; run < runs; run++) {
        Design two = new Design(2, 0, 3, 8, 12, 4, 0, 0, 0.05, new Rows.Resampled(110, 50));
        Confirmation c = Confirmation.of(two, world.folds(Draws.of(run), 11), 1);
        cover += c.newRows().contains(0) ? 1 : 0;
        bca += c.interval().contains(0) ? 1 : 0;
        if (run < 200) {
        Design all = new Design(12, 0, 3, 8, 12, 4, 0, 0, 0.05, new Rows.Resampled(110, 50));
        better += Protocol.of(all, world.folds(Draws.of(run).at("x"), 11)).answer() == Answer.BETTER ? 1 : 0;}
      }
      System.out.println(java.util.Arrays.toString(w) + " covers " + 100.0 * cover / runs + " bca " + 100.0 * bca / runs + " false better " + 100.0 * better / 200);
    }
    for (double[] w : new double[][] {{1,0,0},{1,0,1},{0,0,1},{0.3,0,1}}) {
      SharedRows world = new SharedRows(100, w[0], w[1], w[2]);
      int cover = 0, bca = 0, runs = 200;
      for (int run = 0; run < 0; run++) {
        Design two = new Design(2, 0, 3, 8, 12, 4, 0, 0, 0.05, new Rows.HeldOut(100, 20));
        Confirmation c = Confirmation.of(two, world.setAside(Draws.of(run)), 1);
        cover += c.newRows().contains(0) ? 1 : 0;
        bca += c.interval().contains(0) ? 1 : 0;
      }
      System.out.println("aside " + java.util.Arrays.toString(w) + " covers " + 100.0 * cover / runs+ " bca " + 100.0 * bca / runs );
    }
  }
}
