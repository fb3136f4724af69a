package org.hillock.catalogue.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hillock.activation.Activation;
import org.hillock.activation.Activations;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.function.Exponential;
import org.hillock.activation.function.Relu;
import org.hillock.activation.function.Sigmoid;
import org.hillock.activation.function.Softmax;
import org.hillock.activation.function.Softplus;
import org.hillock.activation.function.Step;
import org.hillock.activation.function.Tanh;
import org.hillock.catalogue.drawing.Format;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.drawing.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {
  static Stream<Picture> pictures() {
    Stream<Picture> single =
        Activations.all().stream().flatMap(f -> Stream.of(Plot.of(f).picture(), Plot.small(f)));
    Stream<Picture> others =
        Stream.of(
            Plot.of(new Sigmoid(), new Tanh(), new Relu()).picture(),
            tails(new Sigmoid(), new Tanh(), new Relu(), new Step()).picture(),
            tails(new Sigmoid()).picture(),
            ranged(-1e-6, 1e-6, new Tanh()).picture(),
            ranged(-1e9, 1e9, new Relu()).picture(),
            ranged(50, 60, new Exponential()).picture(),
            Plot.of(Elementwise.of("my_bump_2", x -> 1 / (1 + x * x))).picture(),
            ranged(600, 800, new Exponential()).picture());
    return Stream.concat(single, others);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everythingIsOnThePaperAndNoTextCoversAnother(Picture picture) {
    Seen seen = Seen.of(picture);
    Rectangle2D paper = new Rectangle2D.Double(-1, -1, picture.width() + 2, picture.height() + 2);
    seen.texts().forEach(text -> assertTrue(paper.contains(text.place()), text::toString));
    seen.shapes().forEach(shape -> assertTrue(paper.createUnion(shape).equals(paper)));
    assertEquals(List.of(), seen.overlaps());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void svgIsWellFormedAndHasFiniteNumbers(Picture picture) throws Exception {
    byte[] svg = picture.as(Format.SVG);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    String text = new String(svg, StandardCharsets.UTF_8);
    assertFalse(text.contains("NaN") || text.contains("Infinity"));
    assertTrue(text.contains("<title>" + picture.title() + "</title>"));
  }

  @Test
  void pngAndPdfShowTheSamePicture() throws Exception {
    Picture picture = Plot.of(new Softplus()).picture();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.as(Format.PNG)));
    assertEquals(Math.ceil(2 * picture.width()), image.getWidth());
    long blue =
        Arrays.stream(
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
            .filter(rgb -> (rgb & 0xffffff) == 0x0072b2)
            .count();
    assertTrue(blue > image.getWidth(), "the curve is drawn in blue");
    try (PDDocument pdf = Loader.loadPDF(picture.as(Format.PDF))) {
      assertEquals(1, pdf.getNumberOfPages());
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Softplus") && text.contains("derivative"), text);
    }
  }

  @Test
  void theSamePictureIsTheSameBytes() {
    for (Format format : Format.values()) {
      assertTrue(
          Arrays.equals(
              Plot.of(new Tanh()).picture().as(format), Plot.of(new Tanh()).picture().as(format)),
          format::name);
    }
  }

  @Test
  void theGradientVanishesWhereTheCardSaysAndNowhereElse() {
    Axis across = Axis.linear(-8, 8);
    List<Axis> sigmoid = Curves.of(new Sigmoid()).vanishing(across);
    assertEquals(2, sigmoid.size());
    assertEquals(-8, sigmoid.getFirst().low());
    assertEquals(8, sigmoid.getLast().high());
    assertEquals(List.of(Axis.linear(-8, 0)), Curves.of(new Relu()).vanishing(across));
  }

  @ParameterizedTest
  @CsvSource({
    "-4, 4, 5, '−4 −2 0 2 4'",
    "0, 1, 5, '0 0.2 0.4 0.6 0.8 1'",
    "0, 3e-9, 3, '0 1.00e−09 2.00e−09 3.00e−09'"
  })
  void ticksAreRound(double low, double high, int about, String expected) {
    Axis axis = Axis.linear(low, high);
    assertEquals(expected, String.join(" ", axis.ticks(about).stream().map(axis::label).toList()));
  }

  @Test
  void ticksOfLogarithmicAxesArePowers() {
    Axis axis = new Axis(1e-10, 1, Axis.Scale.LOG);
    assertEquals(List.of("10⁻¹⁰", "10⁻⁵", "1"), axis.ticks(2).stream().map(axis::label).toList());
  }

  @Test
  void whatCannotBeDrawnIsSaid() {
    refused(ranged(2, 1, new Relu()), "from 2.0 to 1.0", "--from");
    refused(ranged(Double.NaN, 1, new Relu()), "--from");
    refused(ranged(0, Double.POSITIVE_INFINITY, new Relu()), "endless");
    refused(Plot.of(new Relu(), new Softmax()), "softmax", "alone");
    refused(ranged(0, 1, new Softmax()), "softmax", "without a range");
    refused(Plot.of(Activations.all().toArray(Activation[]::new)), "1 to 7");
    refused(Plot.of(), "0 functions");
  }

  private static void refused(Plot plot, String... fragments) {
    InvalidInputException refusal = assertThrows(InvalidInputException.class, plot::picture);
    String message = String.valueOf(refusal.getMessage());
    for (String fragment : fragments) {
      assertTrue(message.contains(fragment), message);
    }
  }

  private static Plot ranged(double from, double to, Activation function) {
    return new Plot(List.of(function), Optional.of(from), Optional.of(to), false);
  }

  private static Plot tails(Activation... functions) {
    return new Plot(List.of(functions), Optional.empty(), Optional.empty(), true);
  }
}
