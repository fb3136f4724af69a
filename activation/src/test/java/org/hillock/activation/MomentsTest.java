package org.hillock.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  /// By Gauss-Legendre quadrature in Python (numpy), 6 digits; ReLU's and SELU's are exact.
  @ParameterizedTest
  @CsvSource({
    "linear,0,1,1,1",
    "sigmoid,.5,.293379,.044836,1.84623",
    "tanh,0,.394294,.464403,1.59254",
    "relu,.398942,.5,.5,1.41421",
    "leaky_relu,.394953,.50005,.50005,1.41414",
    "prelu,.299207,.53125,.53125,1.37199",
    "elu,.160521,.644945,.668102,1.24520",
    "selu,0,1,1.071575,1",
    "swish,.206621,.355776,.379482,1.67653",
    "gelu,.282095,.425221,.455851,1.53353",
    "gelu_tanh,.282039,.425194,.455818,1.53358"
  })
  void momentsAndGainAreThePublishedOnes(
      String name, double mean, double square, double slopeSquare, double gain) {
    Moments moments = Moments.of(Activations.named(name));
    assertEquals(mean, moments.mean(), 2e-6);
    assertEquals(square, moments.square(), 2e-6);
    assertEquals(slopeSquare, moments.slopeSquare(), 2e-6);
    assertEquals(gain, moments.gain(), 1e-5);
  }
}
