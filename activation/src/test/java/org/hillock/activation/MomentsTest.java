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
    "gelu_tanh,.282039,.425194,.455818,1.53358",
    "softsign,0,.183014,.227671,2.33753",
    "hard_tanh,0,.516059,.682689,1.39204",
    "softplus,.806059,.921246,.293379,1.04187",
    "hard_swish,.166217,.331567,.358532,1.73666",
    "mish,.240404,.452342,.479084,1.48685",
    "sine,0,.432332,.567668,1.52087",
    "squared_relu,.5,1.5,2,.81650"
  })
  void momentsAndGainAreThePublishedOnes(
      String name, double mean, double square, double slopeSquare, double gain) {
    Moments moments = Moments.of(Activations.named(name));
    assertEquals(mean, moments.mean(), 2e-6);
    assertEquals(square, moments.square(), 2e-6);
    assertEquals(slopeSquare, moments.slopeSquare(), 2e-6);
    assertEquals(gain, moments.gain(), 1e-5);
  }

  /// By hand: a g(b) of independent a and b has E a² E g²; the larger of two normal numbers has
  /// mean 1 / √π and mean square 1; one half of relu's.
  @ParameterizedTest
  @CsvSource({
    "glu,0,.293379",
    "reglu,0,.5",
    "swiglu,0,.355776",
    "geglu,0,.425221",
    "maxout,.564190,1",
    "crelu,.398942,.5"
  })
  void momentsOfRowwiseFunctionsAreNearTheTrueOnes(String name, double mean, double square) {
    Moments moments = Moments.of(Activations.named(name));
    assertEquals(mean, moments.mean(), 0.01);
    assertEquals(square, moments.square(), 0.03 * square);
  }
}
