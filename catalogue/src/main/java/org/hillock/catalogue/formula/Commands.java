package org.hillock.catalogue.formula;

import java.util.HashMap;
import java.util.Map;
import org.hillock.catalogue.formula.Formula.Role;
import org.hillock.catalogue.formula.Formula.Symbol;

/// The commands that stand for one symbol.
record Commands(Map<String, Symbol> symbols) {
  private static final String[] GREEK = {
    "alpha α",
    "beta β",
    "gamma γ",
    "delta δ",
    "epsilon ϵ",
    "theta θ",
    "lambda λ",
    "mu μ",
    "pi π",
    "rho ρ",
    "sigma σ",
    "tau τ",
    "varphi φ",
    "phi ϕ",
    "omega ω"
  };
  private static final String[] UPRIGHT = {"Phi Φ", "Sigma Σ", "Omega Ω", "infty ∞", "partial ∂"};
  private static final String[] NAMES = {
    "exp", "log", "ln", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan"
  };
  private static final String[] RELATIONS = {
    "le ≤", "leq ≤", "ge ≥", "geq ≥", "ne ≠", "neq ≠", "in ∈", "to →", "approx ≈"
  };
  private static final String[] BINARY = {"cdot ·", "times ×", "pm ±"};

  Commands() {
    Map<String, Symbol> symbols = new HashMap<>();
    put(symbols, GREEK, Role.VARIABLE);
    put(symbols, UPRIGHT, Role.UPRIGHT);
    put(symbols, RELATIONS, Role.RELATION);
    put(symbols, BINARY, Role.BINARY);
    for (String name : NAMES) {
      symbols.put(name, new Symbol(name, Role.NAME));
    }
    symbols.put("sum", new Symbol("∑", Role.SUM));
    this(Map.copyOf(symbols));
  }

  private static void put(Map<String, Symbol> symbols, String[] pairs, Role role) {
    for (String pair : pairs) {
      int blank = pair.indexOf(' ');
      symbols.put(pair.substring(0, blank), new Symbol(pair.substring(blank + 1), role));
    }
  }
}
