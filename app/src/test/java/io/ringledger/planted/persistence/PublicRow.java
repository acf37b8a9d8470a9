package io.ringledger.planted.persistence;

/** Breaks a rule on purpose: a row anyone can see. */
public class PublicRow {
  public long id;
}
