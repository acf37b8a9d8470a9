package io.ringledger.shared.xrpl;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Keeps what xrpl4j's binary codec reads and writes through Jackson usable in a native image: the
 * definitions of fields, and the amounts, paths and assets that are objects in a transaction.
 */
@RegisterForReflection(
    classNames = {
      "org.xrpl.xrpl4j.codec.binary.definitions.Definitions",
      "org.xrpl.xrpl4j.codec.binary.definitions.FieldInfo",
      "org.xrpl.xrpl4j.codec.binary.definitions.ImmutableDefinitions",
      "org.xrpl.xrpl4j.codec.binary.definitions.ImmutableDefinitions$Json",
      "org.xrpl.xrpl4j.codec.binary.definitions.ImmutableFieldInfo",
      "org.xrpl.xrpl4j.codec.binary.definitions.ImmutableFieldInfo$Json",
      "org.xrpl.xrpl4j.codec.binary.types.Amount",
      "org.xrpl.xrpl4j.codec.binary.types.Hop",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableAmount",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableAmount$Json",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableHop",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableHop$Json",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableIssue",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableIssue$Json",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableXChainBridge",
      "org.xrpl.xrpl4j.codec.binary.types.ImmutableXChainBridge$Json",
      "org.xrpl.xrpl4j.codec.binary.types.Issue",
      "org.xrpl.xrpl4j.codec.binary.types.STObjectType",
      "org.xrpl.xrpl4j.codec.binary.types.XChainBridge"
    })
final class NativeReflection {

  private NativeReflection() {}
}
