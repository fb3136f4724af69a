#!/usr/bin/env python3
"""Fits the polynomials of org.hillock.kernel (Remez exchange, 220 bits) and prints them as hex doubles.

Needs python3 with mpmath. Run: python3 tools/fit_polynomials.py
Hillock's build and tests do not need this file; it shows where the numbers come from.
"""
import mpmath as mp

mp.mp.prec = 220


def remez(f, weight, low, high, degree, rounds=12, points=3000):
    """Minimizes max |weight (f - polynomial)| on [low, high]; returns coefficients and that maximum."""
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (n - i) / n) for i in range(n + 1)]
    grid = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * mp.mpf(i) / points) for i in range(points + 1)]
    values, weights = [f(x) for x in grid], [weight(x) for x in grid]
    coefficients, worst = None, None
    for _ in range(rounds):
        matrix, right = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
        for i, x in enumerate(nodes):
            for j in range(n):
                matrix[i, j] = x**j * weight(x)
            matrix[i, n] = (-1) ** i
            right[i] = f(x) * weight(x)
        solution = mp.lu_solve(matrix, right)
        coefficients, level = [solution[j] for j in range(n)], abs(solution[n])
        errors = [w * (v - mp.polyval(coefficients[::-1], x)) for x, v, w in zip(grid, values, weights)]
        worst = max(abs(e) for e in errors)
        extremes, start = [], 0
        for k in range(1, points + 2):
            if k > points or (errors[k] >= 0) != (errors[start] >= 0):
                extremes.append(max(range(start, min(k, points + 1)), key=lambda q: abs(errors[q])))
                start = k
        if len(extremes) < n + 1 or worst / level - 1 < mp.mpf("1e-4"):
            break
        while len(extremes) > n + 1:
            extremes.pop(0 if abs(errors[extremes[0]]) < abs(errors[extremes[-1]]) else -1)
        nodes = [grid[k] for k in extremes]
    return coefficients, worst


def show(name, fit):
    coefficients, worst = fit
    print(f"{name}: worst relative error 2^{mp.nstr(mp.log(worst, 2), 5)}")
    for c in coefficients:
        print("   ", float(c).hex())


def expm1_over_square(r):
    return (mp.expm1(r) - r) / r**2 if abs(r) > mp.mpf(10) ** -12 else mp.mpf(1) / 2 + r / 6


def weight_of_expm1(r):
    return abs(r * r / mp.expm1(r)) if abs(r) > mp.mpf(10) ** -12 else abs(r) + mp.mpf(10) ** -30


def scaled_tail(t):
    """(a + 5) exp(a^2/2) Phi(-a) as a function of t = (a - 5) / (a + 5)."""
    a = 5 * (1 + t) / (1 - t)
    return (a + 5) * mp.erfc(a / mp.sqrt(2)) / 2 * mp.e ** (a * a / 2)


def log1p_rest(w):
    """R with log((1 + q) / (1 - q)) = 2 q + q w R(w), w = q^2."""
    q = mp.sqrt(w)
    return (2 * mp.atanh(q) - 2 * q) / (q * w) if w > mp.mpf(10) ** -15 else mp.mpf(2) / 3 + 2 * w / 5


def tanhshrink_rest(t):
    """S with x - tanh(x) = x^3 S(x^2)."""
    x = mp.sqrt(t)
    return (x - mp.tanh(x)) / x**3 if t > mp.mpf(10) ** -15 else mp.mpf(1) / 3 - 2 * t / 15


def logistic(z):
    return 1 / (1 + mp.exp(-z))


def gate_slope(z, t):
    """The derivative of x logistic(z(x)) with t = x z'(x)."""
    return logistic(z) * (1 + t * logistic(-z))


def mish_slope(x):
    e = mp.exp(x)
    w = e * (e + 2)
    return w / (w + 2) + 4 * x * e * (e + 1) / (w + 2) ** 2


ROOT_8_OVER_PI = mp.sqrt(8 / mp.pi)
CUBIC = mp.mpf("0.044715")

# Slopes with a zero, and about where it is.
SLOPES = {
    "swish (by z)": (lambda z: gate_slope(z, z), -1.2784),
    "gelu": (lambda x: mp.ncdf(x) + x * mp.npdf(x), -0.7518),
    "gelu_tanh": (
        lambda x: gate_slope(ROOT_8_OVER_PI * (x + CUBIC * x**3), ROOT_8_OVER_PI * (x + 3 * CUBIC * x**3)),
        -0.7525,
    ),
    "mish": (mish_slope, -1.1924),
}


def show_root(name, slope, start):
    """The zero as a sum of two doubles, and the Taylor series of slope(x) / (x - zero) there."""
    zero = mp.findroot(slope, start)
    high = float(zero)
    print(f"{name}': zero at {high.hex()} + {float(zero - high).hex()}")
    for c in mp.taylor(slope, zero, 6)[1:]:
        print("   ", float(c).hex())


if __name__ == "__main__":
    half = mp.log(2) / 2 * mp.mpf("1.0001")
    show("Exp: Q(r), expm1(r) = r + r^2 Q(r), degree 8", remez(expm1_over_square, weight_of_expm1, -half, half, 8))
    end = (mp.mpf("14.6") - 5) / (mp.mpf("14.6") + 5)
    show(
        "Normal: P(t), 0 <= a <= 14.6, degree 20",
        remez(scaled_tail, lambda t: 1 / scaled_tail(t), mp.mpf(-1), end, 20, rounds=10, points=2500),
    )
    show("Log: R(w), 1e-5 <= w <= 1/9, degree 8", remez(log1p_rest, lambda w: w / (2 + w * log1p_rest(w)), mp.mpf("1e-5"), mp.mpf(1) / 9, 8))
    show(
        "Tanhshrink: S(t), 0 <= t <= 1, degree 14",
        remez(tanhshrink_rest, lambda t: 1 / tanhshrink_rest(t), mp.mpf(0), mp.mpf(1), 14),
    )
    for name, (slope, start) in SLOPES.items():
        show_root(name, slope, start)
