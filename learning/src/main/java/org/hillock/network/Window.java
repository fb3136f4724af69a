package org.hillock.network;

import org.hillock.network.Padding.Fixed;
import org.hillock.network.Padding.Same;

/// A window that moves over an image, or along a sequence:
///
/// ```java
/// convolution(32, Window.of(3).stride(2).valid())
/// ```
///
/// Along a sequence it moves as it would from left to right.
///
/// @param vertical how it moves down
/// @param horizontal how it moves to the right, or along the steps
public record Window(Axis vertical, Axis horizontal) {
  /// A square that moves by one, with as many outputs as inputs.
  public static Window of(int kernel) {
    return of(kernel, kernel);
  }

  /// A rectangle that moves by one, with as many outputs as inputs.
  public static Window of(int height, int width) {
    return new Window(new Axis(height, 1, 1, new Same()), new Axis(width, 1, 1, new Same()));
  }

  /// The same by other steps.
  public Window stride(int both) {
    return stride(both, both);
  }

  /// The same by other steps down and to the right.
  public Window stride(int down, int right) {
    return new Window(
        new Axis(vertical.kernel(), down, vertical.dilation(), vertical.padding()),
        new Axis(horizontal.kernel(), right, horizontal.dilation(), horizontal.padding()));
  }

  /// The same with other distances between the inputs that it reads at once.
  public Window dilation(int both) {
    return dilation(both, both);
  }

  /// The same with other distances down and to the right.
  public Window dilation(int down, int right) {
    return new Window(
        new Axis(vertical.kernel(), vertical.stride(), down, vertical.padding()),
        new Axis(horizontal.kernel(), horizontal.stride(), right, horizontal.padding()));
  }

  /// The same, kept inside.
  public Window valid() {
    return padding(new Fixed(0, 0), new Fixed(0, 0));
  }

  /// The same with so many places on all sides.
  public Window padding(int all) {
    return padding(new Fixed(all, all), new Fixed(all, all));
  }

  /// The same with other padding above and below, and left and right.
  public Window padding(Padding down, Padding right) {
    return new Window(
        new Axis(vertical.kernel(), vertical.stride(), vertical.dilation(), down),
        new Axis(horizontal.kernel(), horizontal.stride(), horizontal.dilation(), right));
  }
}
