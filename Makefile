# A thin front to meson. "make run" and "make test" are all that a newcomer needs.
BUILD ?= build
DATA ?= data
JOBS ?= $(shell nproc)

.PHONY: run build test bench lint fuzz torture install clean

run: build
	@tools/run "$(BUILD)" "$(DATA)"

build: $(BUILD)/build.ninja
	@ninja -C "$(BUILD)" -j "$(JOBS)" sekimori

$(BUILD)/build.ninja:
	@tools/setup
	@meson setup "$(BUILD)" > /dev/null

test:
	@tools/setup --test
	@tools/test

# make bench GROWTH=1: what becomes of it with 10 million entries; takes hours
bench: build
	@bench/$(if $(GROWTH),grow,run) "$(BUILD)"

lint:
	@tools/lint

fuzz:
	@tools/setup --test
	@tools/fuzz

torture:
	@tools/setup --torture
	@tools/test --torture

install: build
	@meson install -C "$(BUILD)"

clean:
	rm -rf build build-asan build-fuzz
