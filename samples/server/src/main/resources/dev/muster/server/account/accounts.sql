create table if not exists host_turn (id text primary key, turn bigint not null);
insert into host_turn (id, turn) values ('administration', 0) on conflict do nothing;
create table if not exists host_name (name text primary key);
create table if not exists host_account (
  id text primary key, handle text not null unique, folded text not null, active integer not null,
  turn bigint not null, body text not null);
create table if not exists host_session (
  id text primary key, person text not null, kind text not null, since_ms bigint not null, until_ms bigint not null,
  seen_ms bigint not null, second integer not null, address text not null, agent text not null);
create index if not exists host_session_person on host_session (person);
create table if not exists host_link (
  id text primary key, person text not null, until_ms bigint not null, second integer not null);
create index if not exists host_link_person on host_link (person);
create table if not exists host_group (id text primary key, name text not null, team integer not null);
create table if not exists host_member (grp text not null, person text not null, primary key (grp, person));
create index if not exists host_member_person on host_member (person);
create table if not exists host_wrong (id text primary key, since_ms bigint not null, tries bigint not null);
create index if not exists host_wrong_since on host_wrong (since_ms);
