/// The functions in pictures: plots, a page for each, the cheat sheet.
module org.hillock.catalogue {
  requires transitive org.hillock.activation;
  requires static transitive org.jspecify;
  requires transitive java.desktop;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;

  exports org.hillock.catalogue;
  exports org.hillock.catalogue.drawing;
  exports org.hillock.catalogue.formula;
  exports org.hillock.catalogue.plot;
}
