package org.hillock.catalogue.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A PNG file with two pixels a point.
record Png(Graphics2D graphics) implements Canvas {
  private static final double PIXELS_PER_POINT = 2;

  static byte[] of(Picture picture) {
    int width = (int) Math.ceil(picture.width() * PIXELS_PER_POINT);
    int height = (int) Math.ceil(picture.height() * PIXELS_PER_POINT);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    picture.drawing().accept(new Png(graphics));
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be written as PNG", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void fill(Path2D shape, Ink ink) {
    graphics.setColor(new Color(ink.rgb()));
    graphics.fill(shape);
  }

  @Override
  public void stroke(Path2D shape, Pen pen) {
    graphics.setColor(new Color(pen.ink().rgb()));
    float width = (float) pen.width();
    if (pen.dashes().isEmpty()) {
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1));
    } else {
      float[] dashes = new float[pen.dashes().size()];
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] = pen.dashes().get(i).floatValue();
      }
      graphics.setStroke(
          new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    }
    graphics.draw(shape);
  }

  @Override
  public void text(String text, double x, double y, Type type, Ink ink) {
    Face face = type.face();
    double scale = type.size() / face.unitsPerEm();
    double at = x;
    for (int character : text.codePoints().toArray()) {
      AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
      fill(new Path2D.Double(face.outline(character), place), ink);
      at += face.width(character) * type.size();
    }
  }
}
