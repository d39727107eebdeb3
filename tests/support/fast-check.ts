/** fast-check with one seed for every run, so that a test says today what it said yesterday; SCHOLION_SEED=random or a number tries others. */
import fc from 'fast-check'

const asked = process.env['SCHOLION_SEED'] ?? '19431021'
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) })

export default fc
