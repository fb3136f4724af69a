package org.hillock.onnx.export;

import java.util.List;
import java.util.Map;
import org.hillock.onnx.Attribute;

/// A value of a graph with which formulas are written as they are said:
/// `x.times(0.5f).then("Tanh")`. Each step is a node.
record Expression(Draft draft, String value) {
  /// An operator without settings.
  Expression then(String operator) {
    return then(operator, Map.of());
  }

  /// An operator with settings.
  Expression then(String operator, Map<String, Attribute> settings) {
    return new Expression(draft, draft.node(operator, List.of(value), settings));
  }

  /// An operator with a float for a setting.
  Expression then(String operator, String setting, double number) {
    return then(operator, Map.of(setting, Attribute.of((float) number)));
  }

  Expression plus(double number) {
    return with("Add", number);
  }

  Expression plus(Expression other) {
    return with("Add", other);
  }

  Expression minus(Expression other) {
    return with("Sub", other);
  }

  Expression times(double number) {
    return with("Mul", number);
  }

  Expression times(Expression other) {
    return with("Mul", other);
  }

  Expression over(double number) {
    return with("Div", number);
  }

  Expression over(Expression other) {
    return with("Div", other);
  }

  Expression atMost(double number) {
    return with("Min", number);
  }

  /// Between two bounds.
  Expression within(double low, double high) {
    return new Expression(
        draft, draft.node("Clip", value, draft.number((float) low), draft.number((float) high)));
  }

  /// One of two values, where this is a truth.
  Expression choose(Expression yes, Expression no) {
    return new Expression(draft, draft.node("Where", value, yes.value, no.value));
  }

  /// A number beside this value.
  Expression number(double number) {
    return new Expression(draft, draft.number((float) number));
  }

  Expression with(String operator, double number) {
    return with(operator, number(number));
  }

  Expression with(String operator, Expression other) {
    return with(operator, other.value);
  }

  Expression with(String operator, String other) {
    return new Expression(draft, draft.node(operator, value, other));
  }
}
