/// Which activation to use: the study, its statistics, the verdict and the report.
module org.hillock.advisor {
  requires transitive org.hillock.learning;
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  exports org.hillock.advice;
  exports org.hillock.demonstration;
  exports org.hillock.diagnosis;
  exports org.hillock.page;
  exports org.hillock.preflight;
  exports org.hillock.protocol;
  exports org.hillock.ranking;
  exports org.hillock.recommendation;
  exports org.hillock.report;
  exports org.hillock.reproduction;
  exports org.hillock.statistics;
  exports org.hillock.study;
  exports org.hillock.theory;
  exports org.hillock.work;
}
