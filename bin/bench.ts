import '#bench/main.ts'
