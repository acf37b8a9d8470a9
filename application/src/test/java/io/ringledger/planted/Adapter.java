package io.ringledger.planted;

/** Stands for any class of ours that is neither domain nor application. */
public final class Adapter {}
