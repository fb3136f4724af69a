package org.hillock.catalogue.drawing;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A PDF file of one page. Text stays text, with the used part of its fonts in the file; nothing in
/// it tells when it was made.
final class Pdf implements Canvas {
  private final PDDocument document;
  private final PDPageContentStream content;
  private final double height;
  private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);

  private Pdf(PDDocument document, PDPageContentStream content, double height) {
    this.document = document;
    this.content = content;
    this.height = height;
  }

  static byte[] of(Picture picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      document.getDocumentInformation().setTitle(picture.title());
      PDPage page = new PDPage(new PDRectangle((float) picture.width(), (float) picture.height()));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        picture.drawing().accept(new Pdf(document, content, picture.height()));
      }
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be written as PDF", e);
    }
    return bytes.toByteArray();
  }

  /// A step of drawing.
  private interface Step {
    void run() throws IOException;
  }

  private static void draw(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be drawn as PDF", e);
    }
  }

  @Override
  public void fill(Path2D shape, Ink ink) {
    draw(() -> {
      content.setNonStrokingColor(red(ink), green(ink), blue(ink));
      trace(shape);
      if (shape.getWindingRule() == PathIterator.WIND_EVEN_ODD) {
        content.fillEvenOdd();
      } else {
        content.fill();
      }
    });
  }

  @Override
  public void stroke(Path2D shape, Pen pen) {
    draw(() -> {
      content.setStrokingColor(red(pen.ink()), green(pen.ink()), blue(pen.ink()));
      content.setLineWidth((float) pen.width());
      content.setLineJoinStyle(1);
      content.setLineCapStyle(pen.dashes().isEmpty() ? 1 : 0);
      float[] dashes = new float[pen.dashes().size()];
      for (int i = 0; i < dashes.length; i++) {
        dashes[i] = pen.dashes().get(i).floatValue();
      }
      content.setLineDashPattern(dashes, 0);
      trace(shape);
      content.stroke();
    });
  }

  @Override
  public void text(String text, double x, double y, Type type, Ink ink) {
    draw(() -> {
      content.beginText();
      content.setNonStrokingColor(red(ink), green(ink), blue(ink));
      content.setFont(fonts.computeIfAbsent(type.face(), this::embedded), (float) type.size());
      content.newLineAtOffset((float) x, (float) (height - y));
      content.showText(text);
      content.endText();
    });
  }

  private PDType0Font embedded(Face face) {
    try {
      return PDType0Font.load(document, face.font(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + face + " of the jar cannot be read", e);
    }
  }

  private void trace(Path2D shape) throws IOException {
    double[] p = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> content.moveTo((float) p[0], up(p[1]));
        case PathIterator.SEG_LINETO -> content.lineTo((float) p[0], up(p[1]));
        case PathIterator.SEG_CUBICTO ->
            content.curveTo((float) p[0], up(p[1]), (float) p[2], up(p[3]), (float) p[4], up(p[5]));
        case PathIterator.SEG_CLOSE -> content.closePath();
        default -> throw new IllegalArgumentException("shapes have no quadratic curves here");
      }
    }
  }

  private float up(double y) {
    return (float) (height - y);
  }

  private static float red(Ink ink) {
    return (ink.rgb() >> 16 & 0xff) / 255f;
  }

  private static float green(Ink ink) {
    return (ink.rgb() >> 8 & 0xff) / 255f;
  }

  private static float blue(Ink ink) {
    return (ink.rgb() & 0xff) / 255f;
  }
}
