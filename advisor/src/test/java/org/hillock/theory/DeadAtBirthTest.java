package org.hillock.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.hillock.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadAtBirthTest {
  private static final int NETWORKS = 4000;

  /// Four standard errors of a share of 1/2, the widest.
  private static final double ERROR = 4 * 0.5 / Math.sqrt(NETWORKS);

  /// From the closed formulas of Lu et al., evaluated elsewhere.
  @Test
  void equalWidthsGiveThePublishedFormulas() {
    assertEquals(0.453, DeadAtBirth.ofOneInput(Collections.nCopies(19, 5)), 5e-4);
    assertEquals(0.477, DeadAtBirth.ofOneNumber(Collections.nCopies(4, 2)), 5e-4);
    assertEquals(0.864, DeadAtBirth.ofOneNumber(Collections.nCopies(19, 3)), 5e-4);
    assertEquals(0.0308, DeadAtBirth.ofOneNumber(Collections.nCopies(49, 8)), 5e-5);
  }

  @Test
  void oneLayerIsNeverDeadForAllNumbers() {
    assertEquals(0, DeadAtBirth.ofOneNumber(List.of(3)));
    assertEquals(0, DeadAtBirth.ofOneNumber(List.of()));
    assertEquals(0, DeadAtBirth.of(2, List.of(3)).lower());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3,5,2,4", "2,2,6,3,3,5", "8,4,2,1,4"})
  void simulatedNetworksOfDifferentWidthsDieWithinTheBounds(String text) {
    List<Integer> widths = List.of(text.split(",")).stream().map(Integer::valueOf).toList();
    double one = simulated(1, widths, new double[][] {{1}});
    double rays = simulated(1, widths, new double[][] {{1}, {-1}});
    double many = simulated(3, widths, cube());
    DeadAtBirth ofOne = DeadAtBirth.of(1, widths);
    DeadAtBirth ofMany = DeadAtBirth.of(3, widths);
    assertEquals(ofOne.upper(), one, ERROR);
    assertTrue(rays > ofOne.lower() - ERROR && rays < ofOne.upper() + ERROR, ofOne + ": " + rays);
    assertTrue(many > ofMany.lower() - ERROR && many < rays + ERROR, ofMany + ": " + many);
  }

  @Test
  void aNetworkOfOneUnitALayerIsAsDeadAsTheLowerBoundSays() {
    List<Integer> widths = List.of(1, 1, 1);
    double dead = simulated(3, widths, cube());
    assertEquals(DeadAtBirth.of(3, widths).lower(), dead, ERROR);
  }

  /// The corners of a cube and the middles of its faces stand for all directions.
  private static double[][] cube() {
    double[][] rows = new double[14][3];
    for (int i = 0; i < 8; i++) {
      rows[i] = new double[] {(i & 1) - 0.5, (i >> 1 & 1) - 0.5, (i >> 2 & 1) - 0.5};
    }
    for (int i = 0; i < 6; i++) {
      rows[8 + i][i / 2] = i % 2 - 0.5;
    }
    return rows;
  }

  /// Share of networks in which all rows give 0 in some hidden layer.
  private static double simulated(int inputs, List<Integer> widths, double[][] rows) {
    int dead = 0;
    for (int network = 0; network < NETWORKS; network++) {
      Draws draws = Draws.of(inputs).at(network);
      double[][] values = rows;
      for (int layer = 0; layer < widths.size(); layer++) {
        values = next(values, widths.get(layer), draws.at(layer));
      }
      double largest = 0;
      for (double[] row : values) {
        for (double value : row) {
          largest = Math.max(largest, value);
        }
      }
      dead += largest == 0 ? 1 : 0;
    }
    return (double) dead / NETWORKS;
  }

  private static double[][] next(double[][] rows, int width, Draws weights) {
    int inputs = rows[0].length;
    double[][] next = new double[rows.length][width];
    for (int r = 0; r < rows.length; r++) {
      for (int unit = 0; unit < width; unit++) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
          sum += weights.normal((long) unit * inputs + i) * rows[r][i];
        }
        next[r][unit] = Math.max(sum, 0);
      }
    }
    return next;
  }
}
