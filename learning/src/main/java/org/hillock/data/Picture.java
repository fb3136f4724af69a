package org.hillock.data;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hillock.activation.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// One decoded image file: gray if all its pixels are, else red, green and blue.
///
/// @param size height and width
/// @param channels 1 or 3
/// @param pixels row by row, the channels of a pixel side by side
@SuppressWarnings("ArrayRecordComponent")
record Picture(Size size, int channels, byte[] pixels) {
  private static final int MOST_OF_A_BYTE = 255;

  /// Whether the name is that of a PNG or JPEG file.
  static boolean isNamed(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
  }

  /// Decodes a file. What is transparent shows white, as on paper.
  ///
  /// @throws InvalidInputException if it is no whole PNG or JPEG image
  static Picture read(Path file) {
    try {
      return decoded(Files.readAllBytes(file), file);
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK also end in unchecked exceptions on damaged files.
      throw e instanceof InvalidInputException ours
          ? ours
          : new InvalidInputException(broken(file, e.getMessage()), e);
    }
  }

  private static Picture decoded(byte[] bytes, Path file) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InvalidInputException(broken(file, "its bytes are those of neither format"));
      }
      ImageReader reader = readers.next();
      try {
        // A JPEG that ends early is only warned of, and the rest of it gray.
        reader.addIIOReadWarningListener((_, warning) -> checkWhole(file, warning));
        reader.setInput(in);
        Size size = new Size(reader.getHeight(0), reader.getWidth(0));
        return of(reader.read(0), size);
      } finally {
        reader.dispose();
      }
    }
  }

  private static void checkWhole(Path file, String warning) {
    if (warning.contains("Premature end") || warning.contains("Corrupt")) {
      throw new InvalidInputException(broken(file, warning));
    }
  }

  private static String broken(Path file, @Nullable String why) {
    return "%s is not a whole PNG or JPEG image (%s); save it again, or remove it."
        .formatted(file, why);
  }

  private static Picture of(BufferedImage image, Size size) {
    boolean gray =
        image.getColorModel() instanceof ComponentColorModel model
            && model.getNumComponents() == 1
            && model.getNumColorComponents() == 1;
    return gray ? samples(image, size) : colors(image, size);
  }

  /// The stored values of a gray image: the JDK's conversion to RGB would change them.
  private static Picture samples(BufferedImage image, Size size) {
    byte[] pixels = new byte[size.area()];
    int most = (1 << image.getSampleModel().getSampleSize(0)) - 1;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int sample = image.getRaster().getSample(x, y, 0);
        pixels[y * size.width() + x] = (byte) ((sample * 2L * MOST_OF_A_BYTE + most) / (2L * most));
      }
    }
    return new Picture(size, 1, pixels);
  }

  private static Picture colors(BufferedImage image, Size size) {
    byte[] pixels = new byte[3 * size.area()];
    boolean gray = true;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int rgb = image.getRGB(x, y);
        int at = 3 * (y * size.width() + x);
        for (int c = 0; c < 3; c++) {
          pixels[at + c] = onWhite(rgb >>> (16 - 8 * c) & 0xff, rgb >>> 24);
        }
        gray &= pixels[at] == pixels[at + 1] && pixels[at] == pixels[at + 2];
      }
    }
    return gray ? new Picture(size, 1, everyThird(pixels)) : new Picture(size, 3, pixels);
  }

  private static byte onWhite(int color, int alpha) {
    int mixed = color * alpha + MOST_OF_A_BYTE * (MOST_OF_A_BYTE - alpha);
    return (byte) ((mixed + MOST_OF_A_BYTE / 2) / MOST_OF_A_BYTE);
  }

  private static byte[] everyThird(byte[] pixels) {
    byte[] some = new byte[pixels.length / 3];
    for (int i = 0; i < some.length; i++) {
      some[i] = pixels[3 * i];
    }
    return some;
  }

  /// The image at that size, if one is given, each side scaled by itself: a pixel becomes the mean
  /// of the area it covers, in whole numbers, rounded once.
  Picture scaled(Optional<Size> wanted) {
    Size to = wanted.orElse(size);
    if (to.equals(size)) {
      return this;
    }
    byte[] scaled = new byte[to.area() * channels];
    long area = size.area();
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        for (int c = 0; c < channels; c++) {
          long sum = sum(to, y, x, c);
          scaled[(y * to.width() + x) * channels + c] = (byte) ((2 * sum + area) / (2 * area));
        }
      }
    }
    return new Picture(to, channels, scaled);
  }

  /// The area's sum, where a pixel of this image measures the target's height × width.
  private long sum(Size to, int row, int column, int channel) {
    long sum = 0;
    long top = (long) row * size.height();
    long left = (long) column * size.width();
    for (int y = (int) (top / to.height()); (long) y * to.height() < top + size.height(); y++) {
      long high = overlap(y, to.height(), top, size.height());
      for (int x = (int) (left / to.width()); (long) x * to.width() < left + size.width(); x++) {
        long wide = overlap(x, to.width(), left, size.width());
        sum += high * wide * (pixels[(y * size.width() + x) * channels + channel] & 0xff);
      }
    }
    return sum;
  }

  private static long overlap(int pixel, int length, long from, int count) {
    long begin = Math.max(from, (long) pixel * length);
    return Math.min(from + count, (pixel + 1L) * length) - begin;
  }

  /// The same image with that many channels; gray in color has all three alike.
  byte[] pixels(int wanted) {
    if (wanted == channels) {
      return pixels;
    }
    byte[] repeated = new byte[pixels.length * wanted];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = pixels[i / wanted];
    }
    return repeated;
  }
}
