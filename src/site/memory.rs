use std::{
    alloc::{GlobalAlloc, Layout},
    arch::wasm32::memory_grow,
    cell::UnsafeCell,
    ptr,
};

/// The size of WebAssembly's pages, in bytes (WebAssembly Core 2.0, 4.2.8).
const PAGE: usize = 65_536;

/// The alignment of every block, in bytes: that of the largest value of WebAssembly.
const ALIGNMENT: usize = 16;

/// Memory for a program of one thread, in blocks whose sizes are powers of two. What is given
/// back is kept for the next one of its size, so a program that does the same again needs no
/// more. It has a tenth of the bytes of the standard library's, which also joins blocks.
pub struct Memory(UnsafeCell<Blocks>);

struct Blocks {
    /// For each power of two, the first free block; each holds the address of the next.
    free: [*mut u8; usize::BITS as usize],
    /// The memory that was never used, from here …
    start: usize,
    /// … to here.
    end: usize,
}

impl Memory {
    /// No memory yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(UnsafeCell::new(Blocks {
            free: [ptr::null_mut(); usize::BITS as usize],
            start: 0,
            end: 0,
        }))
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

// SAFETY: the program has one thread.
unsafe impl Sync for Memory {}

#[expect(
    clippy::cast_ptr_alignment,
    reason = "every block is aligned to more than an address needs"
)]
// SAFETY: blocks don't overlap, are as large as asked for, and begin at multiples of the
// alignment; what needs a larger one gets none.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > ALIGNMENT {
            return ptr::null_mut();
        }
        // SAFETY: nothing else is at work on the blocks: there is one thread.
        let blocks = unsafe { &mut *self.0.get() };
        let power = power(layout.size());
        let first = blocks.free[power];
        if first.is_null() {
            return blocks.cut(1 << power);
        }
        // SAFETY: a free block holds the address of the next.
        blocks.free[power] = unsafe { first.cast::<*mut u8>().read() };
        first
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above; the block is large enough for an address and nobody's now.
        unsafe {
            let blocks = &mut *self.0.get();
            let first = &mut blocks.free[power(layout.size())];
            block.cast::<*mut u8>().write(*first);
            *first = block;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if power(layout.size()) == power(size) {
            return block;
        }
        // SAFETY: the caller's promises are those of the three calls.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !moved.is_null() {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

impl Blocks {
    /// Cuts a block from the memory that was never used; null when the browser gives no more.
    fn cut(&mut self, size: usize) -> *mut u8 {
        if self.end - self.start < size {
            let before = memory_grow(0, size.div_ceil(PAGE));
            if before == usize::MAX {
                return ptr::null_mut();
            }
            if before * PAGE != self.end {
                self.start = before * PAGE;
            }
            self.end = (before + size.div_ceil(PAGE)) * PAGE;
        }
        let block = self.start;
        self.start += size;
        ptr::with_exposed_provenance_mut(block)
    }
}

/// Which power of two a block of this size has: one of 16 bytes at least.
fn power(size: usize) -> usize {
    let size = size.max(ALIGNMENT);
    (usize::BITS - (size - 1).leading_zeros()) as usize
}
