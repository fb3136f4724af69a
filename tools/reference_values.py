#!/usr/bin/env python3
"""Tabulates values and slopes of the elementwise functions with mpmath, from their definitions at 400 digits.

Needs python3 with mpmath. Run:
python3 tools/reference_values.py > activation/src/test/resources/org/hillock/activation/exact/values.csv
Hillock's build and tests do not need this file; it shows where the numbers come from.
Columns: function, parameter (a double in hex, empty for the usual one), input (bits of a float), value, slope,
with 30 digits, or more where 30 lie on the wrong side of a midpoint of two floats. What is below 1e-100 is
written as 1e-100.
"""
import struct
from fractions import Fraction

import mpmath as mp

mp.mp.dps = 400
m = mp.mpf


def logistic(x):
    return 1 / (1 + mp.exp(-x))


def gate(z, dz):
    """x σ(z(x)) and its slope."""
    return (lambda x: x * logistic(z(x)),
            lambda x: logistic(z(x)) + x * dz(x) * logistic(z(x)) * logistic(-z(x)))


def swish(beta):
    return gate(lambda x: beta * x, lambda x: beta)


def pieces(below, middle, above, low, high):
    """below where x < low (strictly), above where x > high, middle between."""
    return lambda x: below(x) if x < low else above(x) if x > high else middle(x)


def at(low, high, low_slope, slope, high_slope):
    """The slopes of three straight pieces; at corners the outer ones."""
    return lambda x: low_slope(x) if x <= low else high_slope(x) if x >= high else slope(x)


def const(c):
    return lambda x: m(c)


def itself(x):
    return x


def above_zero(f, below):
    return lambda x: f(x) if x > 0 else below(x)


def leaky(a):
    return above_zero(itself, lambda x: a * x), above_zero(const(1), const(a))


def shrunk(l, by):
    return (lambda x: x - by if x > l else x + by if x < -l else m(0), lambda x: m(1) if abs(x) > l else m(0))


def exponential_below(high, depth, width):
    return (above_zero(lambda x: high * x, lambda x: depth * (mp.exp(x / width) - 1)),
            above_zero(const(high), lambda x: depth / width * mp.exp(x / width)))


def softplus(beta):
    return lambda x: mp.log(1 + mp.exp(beta * x)) / beta, lambda x: logistic(beta * x)


def squareplus(b):
    return (lambda x: (x + mp.sqrt(x * x + b)) / 2, lambda x: (1 + x / mp.sqrt(x * x + b)) / 2)


def snake(a):
    return lambda x: x + mp.sin(a * x) ** 2 / a, lambda x: 1 + mp.sin(2 * a * x)


def mish_slope(x):
    s = mp.log(1 + mp.exp(x))
    return mp.tanh(s) + x * logistic(x) / mp.cosh(s) ** 2


def rational_tanh(x):
    y = abs(2 * x / 3)
    return mp.sign(x) * m("1.7159") * (1 - 1 / (1 + y + y**2 + m("1.41645") * y**4))


def rational_tanh_slope(x):
    y = abs(2 * x / 3)
    a = 1 + y + y**2 + m("1.41645") * y**4
    return m("1.7159") * 2 / 3 * (1 + 2 * y + 4 * m("1.41645") * y**3) / a**2


def sech2(x):
    return 1 / mp.cosh(x) ** 2


def at_zero(c):
    return lambda x: m(1) if x > 0 else m(0) if x < 0 else m(c), const(0)


root = mp.sqrt(2 / mp.pi)
cubic = m("0.044715")
selu_lambda, selu_alpha = m("1.0507009873554804934193349852946"), m("1.6732632423543772848170429916717")
third, half = m(1) / 3, m(1) / 2

FUNCTIONS = {
    "step": at_zero(0),
    "linear": (itself, const(1)),
    "sigmoid": (logistic, lambda x: logistic(x) * logistic(-x)),
    "tanh": (mp.tanh, sech2),
    "relu": (above_zero(itself, const(0)), above_zero(const(1), const(0))),
    "leaky_relu": leaky(m("0.01")),
    "elu": exponential_below(1, m(1), 1),
    "swish": swish(m(1)),
    "gelu": (lambda x: x * mp.ncdf(x), lambda x: mp.ncdf(x) + x * mp.npdf(x)),
    "gelu_tanh": gate(lambda x: 2 * root * (x + cubic * x**3), lambda x: 2 * root * (1 + 3 * cubic * x**2)),
    "selu": exponential_below(selu_lambda, selu_lambda * selu_alpha, 1),
    "log_sigmoid": (lambda x: -mp.log(1 + mp.exp(-x)), lambda x: logistic(-x)),
    "hard_sigmoid": (pieces(const(0), lambda x: x / 6 + half, const(1), -3, 3),
                     at(-3, 3, const(0), const(m(1) / 6), const(0))),
    "hard_tanh": (pieces(const(-1), itself, const(1), -1, 1), at(-1, 1, const(0), const(1), const(0))),
    "hard_swish": (pieces(const(0), lambda x: x * (x / 6 + half), itself, -3, 3),
                   at(-3, 3, const(0), lambda x: x / 3 + half, const(1))),
    "relu6": (pieces(const(0), itself, const(6), 0, 6), at(0, 6, const(0), const(1), const(0))),
    "softplus": softplus(m(1)),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
    "squareplus": squareplus(m(4)),
    "mish": (lambda x: x * mp.tanh(mp.log(1 + mp.exp(x))), mish_slope),
    "celu": exponential_below(1, m(1), 1),
    "tanhshrink": (lambda x: x - mp.tanh(x), lambda x: mp.tanh(x) ** 2),
    "softshrink": shrunk(half, half),
    "hardshrink": shrunk(half, 0),
    "thresholded_relu": (lambda x: x if x > 1 else m(0), lambda x: m(1) if x > 1 else m(0)),
    "rrelu": leaky(m(11) / 48),
    "log_cosh": (lambda x: mp.log(mp.cosh(x)), mp.tanh),
    "lisht": (lambda x: x * mp.tanh(x), lambda x: mp.tanh(x) + x * sech2(x)),
    "quick_gelu": swish(m("1.702")),
    "exponential": (mp.exp, mp.exp),
    "gaussian": (lambda x: mp.exp(-x * x), lambda x: -2 * x * mp.exp(-x * x)),
    "sine": (mp.sin, mp.cos),
    "snake": snake(m(1)),
    "squared_relu": (above_zero(lambda x: x * x, const(0)), above_zero(lambda x: 2 * x, const(0))),
    "cube": (lambda x: x**3, lambda x: 3 * x * x),
    "rational_tanh": (rational_tanh, rational_tanh_slope),
    "rectified_tanh": (above_zero(mp.tanh, const(0)), above_zero(sech2, const(0))),
    "bipolar_sigmoid": (lambda x: mp.tanh(x / 2), lambda x: sech2(x / 2) / 2),
    "sparse_plus": (pieces(const(0), lambda x: (x + 1) ** 2 / 4, itself, -1, 1),
                    at(-1, 1, const(0), lambda x: (x + 1) / 2, const(1))),
}

WITH_PARAMETERS = [
    ("step", 0.5, at_zero(0.5)),
    ("linear", -0.3, (lambda x: m(-0.3) * x, const(-0.3))),
    ("leaky_relu", 0.1, leaky(m("0.1"))),
    ("leaky_relu", 0.5, leaky(m(0.5))),
    ("elu", 1.7, exponential_below(1, m(1.7), 1)),
    ("celu", 1.7, exponential_below(1, m(1.7), m(1.7))),
    ("celu", 0.1, exponential_below(1, m(0.1), m(0.1))),
    ("swish", 1.702, swish(m(1.702))),
    ("swish", 0.01, swish(m(0.01))),
    ("swish", -2.0, swish(m(-2))),
    ("softplus", 0.7, softplus(m(0.7))),
    ("softplus", 20.0, softplus(m(20))),
    ("squareplus", 0.1, squareplus(m(0.1))),
    ("softshrink", 0.3, shrunk(m(0.3), m(0.3))),
    ("hardshrink", 0.3, shrunk(m(0.3), 0)),
    ("snake", 0.3, snake(m(0.3))),
    ("snake", 5.0, snake(m(5))),
]

# Zeros of slopes, saturation, overflow.
ROOTS = [-1.2784645427610738, -0.7517915246935645, -1.1924312145154952, -0.752461422071016, -0.7511521, -1.5,
         0.7853981633974483, -0.7853981633974483, 1.5707963267948966, 3.141592653589793, 2.3993573, 22.5, 355.0]
TAILS = [0.1, 0.25, 0.5, 1, 2, 3, 6, 9.0109133, 13.5, 14.356068, 16.5, 17.3287, 30.7, 60.1, 87.336545, 88.722839,
         103.97, 104.9, 200, 12345.678, 16777217.5, 33554434, 123456789012.0, 1.2345e25, 3.0e38]
SMALL = [1.4e-45, 4.2e-45, 1.0e-41, 1.1754942e-38, 1.1754944e-38, 3.3e-30, 2.7e-19, 7.1e-13, 1.1920929e-07,
         2.4e-4, 0.0317]


def rounded(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def neighbors(x):
    bits = struct.unpack("<I", struct.pack("<f", x))[0]
    return [struct.unpack("<f", struct.pack("<I", bits + k))[0] for k in (-1, 0, 1)]


def inputs():
    points = [0.0, -0.0]
    for x in ROOTS:
        points += neighbors(x)
    for x in TAILS + SMALL:
        points += [rounded(x), -rounded(x)]
    return sorted(set(struct.unpack("<I", struct.pack("<f", x))[0] for x in points))


def exact(x):
    """An mpf as a fraction."""
    sign, man, e, _ = x._mpf_
    f = Fraction(int(man)) * (Fraction(2) ** e)
    return -f if sign else f


def to_float(f):
    """The float nearest to a fraction, ties to even, in units of 2^-149."""
    e = -149
    a = abs(f) / Fraction(2) ** e
    shift = max(0, int(a).bit_length() - 24)
    return (round(a / 2**shift) << shift) * (1 if f >= 0 else -1)


def text(y):
    if y == 0:
        return "0"
    if abs(y) < m("1e-100"):
        return "1e-100" if y > 0 else "-1e-100"
    if abs(y) > m("1e60"):
        return mp.nstr(y, 30) if abs(y) < m("1e100") else "1e100" if y > 0 else "-1e100"
    for digits in (30, 60, 120, 240):
        s = mp.nstr(y, digits, min_fixed=0, max_fixed=0)
        if to_float(Fraction(s)) == to_float(exact(y)):
            return s
    raise ArithmeticError(f"{mp.nstr(y, 40)} lies too near a midpoint")


def main():
    cases = [(name, "", f) for name, f in FUNCTIONS.items()]
    cases += [(name, p.hex(), f) for name, p, f in WITH_PARAMETERS]
    print("function,parameter,input,value,slope")
    for name, parameter, (value, slope) in cases:
        for bits in inputs():
            x = m(struct.unpack("<f", struct.pack("<I", bits))[0])
            print(f"{name},{parameter},{bits:08x},{text(value(x))},{text(slope(x))}")


main()
