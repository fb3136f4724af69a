package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// A canvas that remembers where things were drawn.
public final class Seen implements Canvas {
  /// A text and what it covers.
  public record Written(String text, Rectangle2D place) {}

  private final List<Written> texts = new ArrayList<>();
  private final List<Rectangle2D> shapes = new ArrayList<>();

  private Seen() {}

  /// What a picture draws.
  public static Seen of(Picture picture) {
    Seen seen = new Seen();
    picture.drawing().accept(seen);
    return seen;
  }

  /// All texts, in the order of drawing.
  public List<Written> texts() {
    return texts;
  }

  /// What all shapes cover.
  public List<Rectangle2D> shapes() {
    return shapes;
  }

  /// Pairs of texts of which one covers a part of the other.
  public List<String> overlaps() {
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Written a = texts.get(i);
      for (Written b : texts.subList(0, i)) {
        Rectangle2D common = a.place.createIntersection(b.place);
        boolean notEqual = a.text.equals("/") && b.text.equals("=");
        if (common.getWidth() > 0.3 && common.getHeight() > 0.3 && !notEqual) {
          overlaps.add(b.text + " / " + a.text + " at " + common);
        }
      }
    }
    return overlaps;
  }

  @Override
  public void fill(Path2D shape, Ink ink) {
    shapes.add(shape.getBounds2D());
  }

  @Override
  public void stroke(Path2D shape, Pen pen) {
    shapes.add(shape.getBounds2D());
  }

  @Override
  public void text(String text, double x, double y, Type type, Ink ink) {
    double left = x;
    Rectangle2D place = new Rectangle2D.Double(x, y, 0, 0);
    for (int character : text.codePoints().toArray()) {
      Rectangle2D extent = type.face().extent(character);
      if (!extent.isEmpty()) {
        place.add(
            new Rectangle2D.Double(
                left + extent.getMinX() * type.size(),
                y - extent.getMaxY() * type.size(),
                extent.getWidth() * type.size(),
                extent.getHeight() * type.size()));
      }
      left += type.face().width(character) * type.size();
    }
    texts.add(new Written(text, place));
  }
}
