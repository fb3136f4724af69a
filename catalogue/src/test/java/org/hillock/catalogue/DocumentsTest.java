package org.hillock.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hillock.catalogue.drawing.Format;
import org.junit.jupiter.api.Test;

/// What is written from the cards is as the cards are now. With `-Dhillock.rewrite=true`, as
/// tools/write-pages has it, it is written anew first.
class DocumentsTest {
  private static final Path DOCS = Path.of("../docs");
  private static final String ADVICE = "stale; write it anew: tools/write-pages";

  @Test
  void thePagesOfTheFunctionsAreUpToDate() throws IOException {
    Path folder = DOCS.resolve("functions");
    Map<String, byte[]> pages = FunctionPages.all();
    if (Boolean.getBoolean("hillock.rewrite")) {
      Files.createDirectories(folder);
      for (String old : names(folder)) {
        Files.delete(folder.resolve(old));
      }
      for (Map.Entry<String, byte[]> page : pages.entrySet()) {
        Files.write(folder.resolve(page.getKey()), page.getValue());
      }
    }
    assertEquals(new ArrayList<>(pages.keySet()), names(folder), ADVICE);
    for (Map.Entry<String, byte[]> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      assertArrayEquals(page.getValue(), Files.readAllBytes(file), () -> file + " is " + ADVICE);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /// Its bytes depend on the machine's compression, its text does not.
  @Test
  void theTextOfThePosterIsUpToDate() throws IOException {
    Path file = DOCS.resolve("cheatsheet.pdf");
    byte[] poster = CheatSheet.picture().as(Format.PDF);
    if (Boolean.getBoolean("hillock.rewrite")) {
      Files.write(file, poster);
    }
    assertEquals(text(poster), text(Files.readAllBytes(file)), () -> file + " is " + ADVICE);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
