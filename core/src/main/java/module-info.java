/**
 * The incident room itself: features, engine and the interfaces behind which storage, transports and the
 * host's people stand. The engine is not exported.
 */
module dev.muster.core {
    requires transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.github.benmanes.caffeine;
    requires com.github.f4b6a3.uuid;
    requires net.sf.biweekly;
    requires org.apache.opennlp.tools;
    requires re2j;
    requires com.cronutils;
    requires org.slf4j;

    exports dev.muster;
    exports dev.muster.access;
    exports dev.muster.exchange;
    exports dev.muster.file;
    exports dev.muster.record;
    exports dev.muster.calendar;
    exports dev.muster.concern;
    exports dev.muster.condition;
    exports dev.muster.property;
    exports dev.muster.attention;
    exports dev.muster.incident;
    exports dev.muster.invitation;
    exports dev.muster.later;
    exports dev.muster.local;
    exports dev.muster.slash;
    exports dev.muster.thread;
    exports dev.muster.intake;
    exports dev.muster.journal;
    exports dev.muster.context;
    exports dev.muster.deadline;
    exports dev.muster.exercise;
    exports dev.muster.handover;
    exports dev.muster.help;
    exports dev.muster.notice;
    exports dev.muster.notifier;
    exports dev.muster.playbook;
    exports dev.muster.relation;
    exports dev.muster.report;
    exports dev.muster.retrospective;
    exports dev.muster.rotation;
    exports dev.muster.rule;
    exports dev.muster.search;
    exports dev.muster.stakeholder;
    exports dev.muster.storage;
    exports dev.muster.channel;
    exports dev.muster.command;
    exports dev.muster.timeline;
    exports dev.muster.transport;
    exports dev.muster.work;
}
