import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    watch: false,
    // Vitest would leave one core to its own work, which is half of a machine that has two.
    maxWorkers: '100%',
  },
})
