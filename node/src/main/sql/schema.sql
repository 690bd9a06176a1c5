-- The database of the app node: tables, seed data, accounts.
-- Run once per image, with the binary log off, so that every server starts from the same state
-- and none of it is replicated.

CREATE DATABASE IF NOT EXISTS loadbearing CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
USE loadbearing;

CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  email VARCHAR(200) NOT NULL,
  bio VARCHAR(1000) NOT NULL,
  -- SHA-256 of "id:password", in hex. Only as safe as test data needs.
  password CHAR(64) NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE follows (
  follower BIGINT NOT NULL,
  followed BIGINT NOT NULL,
  PRIMARY KEY (follower, followed)
);

CREATE TABLE posts (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  author BIGINT NOT NULL,
  text VARCHAR(2000) NOT NULL,
  at TIMESTAMP(6) NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  KEY by_author (author, id)
);

CREATE TABLE comments (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  post BIGINT NOT NULL,
  author BIGINT NOT NULL,
  text VARCHAR(2000) NOT NULL,
  at TIMESTAMP(6) NOT NULL,
  KEY by_post (post, id)
);

CREATE TABLE registers (
  k VARCHAR(64) PRIMARY KEY,
  value BIGINT NOT NULL,
  version BIGINT NOT NULL
);

-- A list is one row, its values joined by commas: an append is one update of one row.
CREATE TABLE lists (
  k VARCHAR(64) PRIMARY KEY,
  items MEDIUMTEXT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE sessions (
  token VARCHAR(64) PRIMARY KEY,
  user BIGINT NOT NULL,
  at TIMESTAMP(6) NOT NULL
);

CREATE TABLE cart_items (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  session VARCHAR(64) NOT NULL,
  item VARCHAR(200) NOT NULL,
  KEY by_session (session, id)
);

-- Every write that took effect, and what was answered to it.
CREATE TABLE writes (
  id VARCHAR(64) PRIMARY KEY,
  request VARCHAR(300) NOT NULL,
  status SMALLINT NOT NULL,
  version BIGINT NULL,
  answer TEXT NOT NULL,
  at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
);

-- Each server that takes writes has a row, its server id, and writes it every second: what a replica
-- shows is as old as the newest row that it has.
CREATE TABLE heartbeat (
  id INT UNSIGNED PRIMARY KEY,
  at TIMESTAMP(6) NOT NULL
);

SET SESSION cte_max_recursion_depth = 20000;

INSERT INTO users (id, name, email, bio, password)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT i, CONCAT('User ', i), CONCAT('user', i, '@example.org'),
         CONCAT('User ', i, ' writes about things number ', i % 17, ' and ', i % 23, '.'),
         SHA2(CONCAT(i, ':password', i), 256)
  FROM n;

-- Everybody follows ten others, spread over all users.
INSERT INTO follows (follower, followed)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)
  SELECT users.id, 1 + (users.id + n.i * n.i * 31) % 1000 FROM users JOIN n;

INSERT INTO posts (author, text, at)
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
  SELECT 1 + i % 1000, CONCAT('Post ', i DIV 1000 + 1, ' of user ', 1 + i % 1000, ' about thing ', i % 29, '.'),
         TIMESTAMP('2026-01-01 00:00:00') + INTERVAL i SECOND
  FROM n;

INSERT INTO comments (post, author, text, at)
  SELECT id, 1 + id * 7 % 1000, CONCAT('A comment on post ', id, '.'), at + INTERVAL 1 MINUTE
  FROM posts WHERE id <= 1000;

CREATE USER 'app'@'%' IDENTIFIED BY 'app';
GRANT ALL ON loadbearing.* TO 'app'@'%';
CREATE USER 'repl'@'%' IDENTIFIED BY 'repl';
GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%';
CREATE USER 'control'@'%' IDENTIFIED BY 'control';
GRANT ALL ON *.* TO 'control'@'%' WITH GRANT OPTION;
-- The read balancer logs in with it and can see nothing but the age of a replica.
CREATE USER 'check'@'%' IDENTIFIED BY '';
GRANT SELECT ON loadbearing.heartbeat TO 'check'@'%';

-- A server does not run events while it is super_read_only, and begins again when it is not.
CREATE DEFINER = 'app'@'%' EVENT beat
  ON SCHEDULE EVERY 1 SECOND
  DO INSERT INTO loadbearing.heartbeat (id, at) VALUES (@@server_id, CURRENT_TIMESTAMP(6))
    ON DUPLICATE KEY UPDATE at = CURRENT_TIMESTAMP(6);
