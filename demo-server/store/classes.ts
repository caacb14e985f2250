import { type Kysely, type Selectable, sql } from 'kysely';
import type { ClassAttemptsTable, ClassesTable, ClassPupilsTable, Schema } from './schema.ts';

export type ClassRecord = Selectable<ClassesTable>;
export type PupilRecord = Selectable<ClassPupilsTable>;
export type ClassAttemptRecord = Selectable<ClassAttemptsTable>;
/** What a new pupil starts with. */
export type NewPupil = Pick<
  PupilRecord,
  'id' | 'classId' | 'tokenHash' | 'nickname' | 'nicknameKey' | 'place' | 'sealedKey' | 'joinedAt'
>;

/** The classes of the lab. All times are Unix milliseconds. */
export interface ClassStore {
  /** Returns the number of classes that have not ended. */
  countOpen(now: number): Promise<number>;
  insert(opened: Pick<ClassRecord, 'id' | 'teacherHash' | 'codeMac' | 'endsAt'>): Promise<void>;
  /** Returns the class of a teacher's token, unless it has ended. */
  ofTeacher(teacherHash: string, now: number): Promise<ClassRecord | undefined>;
  /** Returns the class of a code by its digests, unless it has ended. */
  ofCode(macs: readonly string[], now: number): Promise<ClassRecord | undefined>;
  /** @returns false if the class has been deleted */
  setLocked(id: string, isLocked: 0 | 1): Promise<boolean>;
  /** Deletes a class with its pupils and their attempts. @returns whether this call deleted it */
  remove(id: string): Promise<boolean>;
  removeEnded(now: number): Promise<void>;

  /**
   * Takes a place for one more pupil. One statement decides, so of any number at once exactly as many get one as there
   * are places.
   *
   * @returns the place in the order of joining; `undefined` if the class is full, locked, or has ended
   */
  takePlace(id: string, most: number, now: number): Promise<number | undefined>;
  /** @returns false if the class has a pupil with this nickname */
  insertPupil(pupil: NewPupil): Promise<boolean>;
  /** Returns the pupil of a token and the end of the class, unless it has ended. */
  ofPupil(tokenHash: string, now: number): Promise<(PupilRecord & { endsAt: number }) | undefined>;
  /** Returns a pupil of a class. */
  pupilIn(classId: string, id: string): Promise<PupilRecord | undefined>;
  /** Returns the pupils of a class in the order in which they joined, each with the last attempt. */
  pupilsOf(classId: string): Promise<{ pupil: PupilRecord; latest: ClassAttemptRecord | undefined }[]>;
  /** @returns whether this call removed the pupil */
  removePupil(classId: string, id: string): Promise<boolean>;

  /**
   * Uses up a time step of a pupil's key (RFC 6238 §5.2), and with it confirms the key or signs in. One statement
   * decides: of several codes of the same step, one is accepted.
   *
   * @returns the pupil after it; `undefined` if this step or a later one was used, or the pupil was removed
   */
  acceptStep(id: string, step: number, now: number): Promise<PupilRecord | undefined>;
  /**
   * Stores an attempt under the pupil's next number, deletes those before the last `most`, and marks the class as
   * changed. For a transaction.
   *
   * @returns false if the pupil was removed
   */
  addAttempt(
    { id, classId }: Pick<PupilRecord, 'id' | 'classId'>,
    attempt: Omit<ClassAttemptRecord, 'pupilId' | 'number'>,
    most: number,
  ): Promise<boolean>;
  latestOf(pupilId: string): Promise<ClassAttemptRecord | undefined>;
  /** Returns the attempts of a pupil, newest first. */
  attemptsOf(pupilId: string): Promise<ClassAttemptRecord[]>;
}

export function classStore(db: Kysely<Schema>): ClassStore {
  const touch = (id: string) =>
    db
      .updateTable('classes')
      .set((column) => ({ version: column('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  return {
    async countOpen(now) {
      const { open } = await db
        .selectFrom('classes')
        .select((of) => of.fn.countAll<number>().as('open'))
        .where('endsAt', '>', now)
        .executeTakeFirstOrThrow();
      return Number(open);
    },
    async insert(opened) {
      await db.insertInto('classes').values(opened).execute();
    },
    ofTeacher: (teacherHash, now) =>
      db
        .selectFrom('classes')
        .selectAll()
        .where('teacherHash', '=', teacherHash)
        .where('endsAt', '>', now)
        .executeTakeFirst(),
    ofCode: (macs, now) =>
      db
        .selectFrom('classes')
        .selectAll()
        .where('codeMac', 'in', macs)
        .where('endsAt', '>', now)
        .executeTakeFirst(),
    async setLocked(id, isLocked) {
      const { numUpdatedRows } = await db
        .updateTable('classes')
        .set((column) => ({ isLocked, version: column('version', '+', 1) }))
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async remove(id) {
      const { numDeletedRows } = await db
        .deleteFrom('classes')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    async removeEnded(now) {
      await db.deleteFrom('classes').where('endsAt', '<=', now).execute();
    },
    async takePlace(id, most, now) {
      const taken = await db
        .updateTable('classes')
        .set((column) => ({ pupils: column('pupils', '+', 1), version: column('version', '+', 1) }))
        .where('id', '=', id)
        .where('pupils', '<', most)
        .where('isLocked', '=', 0)
        .where('endsAt', '>', now)
        .returning('version')
        .executeTakeFirst();
      return taken?.version;
    },
    async insertPupil(pupil) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('classPupils')
        .values(pupil)
        .onConflict((conflict) => conflict.columns(['classId', 'nicknameKey']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    ofPupil: (tokenHash, now) =>
      db
        .selectFrom('classPupils')
        .innerJoin('classes', 'classes.id', 'classPupils.classId')
        .selectAll('classPupils')
        .select('classes.endsAt')
        .where('classPupils.tokenHash', '=', tokenHash)
        .where('classes.endsAt', '>', now)
        .executeTakeFirst(),
    pupilIn: (classId, id) =>
      db
        .selectFrom('classPupils')
        .selectAll()
        .where('classId', '=', classId)
        .where('id', '=', id)
        .executeTakeFirst(),
    async pupilsOf(classId) {
      const pupils = await db
        .selectFrom('classPupils')
        .selectAll()
        .where('classId', '=', classId)
        .orderBy('place')
        .execute();
      const latest = await db
        .selectFrom('classAttempts')
        .innerJoin('classPupils', (join) =>
          join
            .onRef('classPupils.id', '=', 'classAttempts.pupilId')
            .onRef('classPupils.attempts', '=', 'classAttempts.number'),
        )
        .selectAll('classAttempts')
        .where('classPupils.classId', '=', classId)
        .execute();
      const byPupil = new Map(latest.map((attempt) => [attempt.pupilId, attempt]));
      return pupils.map((pupil) => ({ pupil, latest: byPupil.get(pupil.id) }));
    },
    async removePupil(classId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('classPupils')
        .where('classId', '=', classId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numDeletedRows !== 1n) return false;
      await db
        .updateTable('classes')
        .set((column) => ({ pupils: column('pupils', '-', 1), version: column('version', '+', 1) }))
        .where('id', '=', classId)
        .execute();
      return true;
    },
    acceptStep: (id, step, now) =>
      db
        .updateTable('classPupils')
        .set({
          lastUsedStep: step,
          signIns: sql<number>`case when confirmed_at is null then sign_ins else sign_ins + 1 end`,
          confirmedAt: sql<number>`coalesce(confirmed_at, cast(${now} as bigint))`,
        })
        .where('id', '=', id)
        .where('lastUsedStep', '<', step)
        .returningAll()
        .executeTakeFirst(),
    async addAttempt({ id, classId }, attempt, most) {
      const counted = await db
        .updateTable('classPupils')
        .set((column) => ({ attempts: column('attempts', '+', 1) }))
        .where('id', '=', id)
        .returning('attempts')
        .executeTakeFirst();
      if (!counted) return false;
      const number = counted.attempts;
      await db
        .insertInto('classAttempts')
        .values({ ...attempt, pupilId: id, number })
        .execute();
      await db
        .deleteFrom('classAttempts')
        .where('pupilId', '=', id)
        .where('number', '<=', number - most)
        .execute();
      await touch(classId);
      return true;
    },
    latestOf: (pupilId) => newestOf(db, pupilId).limit(1).executeTakeFirst(),
    attemptsOf: (pupilId) => newestOf(db, pupilId).execute(),
  };
}

function newestOf(db: Kysely<Schema>, pupilId: string) {
  return db.selectFrom('classAttempts').selectAll().where('pupilId', '=', pupilId).orderBy('number', 'desc');
}
